// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Whether the clock goes back behind what was sealed.
public enum ClockCheck {
  /// What to say before sealing when the clock is behind the last record: sealing remains possible, since the order of
  /// a chain is that of its numbers, but never without a word.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - last: `iat` of the chain's last record, seconds since 1970; `nil` when there is none.
  ///   - utcOffset: minutes that the local time is ahead of UTC.
  /// - Returns: `nil` when the clock goes on.
  public static func warning(now: Int64, last: Int64?, utcOffset: Int) -> String? {
    guard let last, now < last else { return nil }
    return
      "L’horloge de ce poste retarde : il serait \(text(now, utcOffset)), et le dernier enregistrement est daté du "
      + "\(text(last, utcOffset)). Sceller reste possible, l’ordre fait foi ; mais réglez l’heure d’abord si elle est "
      + "fausse (timedatectl)."
  }

  private static func text(_ seconds: Int64, _ utcOffset: Int) -> String {
    let local = seconds.addingSaturated(Int64(utcOffset) * 60)
    let day = Day(daysSince1970: Int(local.flooredDivision(86_400)))
    let minutes = Int(local.flooredRemainder(86_400) / 60)
    return "\(day.french) à \(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}
