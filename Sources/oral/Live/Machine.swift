// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The machine that this process runs on.
enum Machine {
  /// The cores that it may use, at least 1.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
