// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of file system that matter to a private key.
public enum FileSystemKind: Hashable, Sendable {
  /// On this machine, with owners and permissions.
  case local
  /// Elsewhere, by this name: others may read it on the way or there, and its locks may not hold.
  case network(String)
  /// Keeps no permissions, by this name: FAT and the like, on USB sticks.
  case withoutPermissions(String)
  /// A program of its own serves it (FUSE), by this name: nothing can be told from here.
  case unknown(String)

  /// - Parameter type: as in `/proc/self/mountinfo`, such as `ext4`, `nfs4` or `fuse.sshfs`.
  public init(type: String) {
    let isFUSE = type.hasPrefix("fuse")
    switch isFUSE ? String(type.drop { $0 != "." }.dropFirst()) : type {
    case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "lustre", "gfs2", "ocfs2", "gpfs",
      "beegfs",
      "glusterfs", "sshfs", "davfs", "davfs2", "rclone", "s3fs", "gvfsd-fuse", "curlftpfs", "vmhgfs", "vmhgfs-fuse",
      "vboxsf", "virtiofs", "prl_fs":
      self = .network(type)
    case "vfat", "msdos", "exfat", "ntfs", "ntfs3", "ntfs-3g", "hfs", "udf", "iso9660":
      self = .withoutPermissions(type)
    default:
      // `fuseblk` is how ntfs-3g and the like show.
      self = type == "fuseblk" ? .withoutPermissions(type) : isFUSE ? .unknown(type) : .local
    }
  }

  /// The file system that holds a path.
  ///
  /// - Parameters:
  ///   - path: absolute, without links.
  ///   - mounts: `/proc/self/mountinfo` (proc(5)); what cannot be read of it is passed over.
  public init(of path: String, mounts: String) {
    var best: (length: Int, type: String) = (-1, "")
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      // Optional fields end with a lone hyphen; the type comes after it.
      guard fields.count > 6, let hyphen = fields.dropFirst(6).firstIndex(of: "-"), hyphen + 1 < fields.count else {
        continue
      }
      let point = Self.unescaped(fields[4])
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      // Of two at one place the later one hides the earlier.
      if isAbove, point.utf8.count >= best.length { best = (point.utf8.count, String(fields[hyphen + 1])) }
    }
    self.init(type: best.type)
  }

  /// Spaces, tabs, line feeds and backslashes are written as three octal digits.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(3), as: UTF8.self)
      if byte == 0x5C, digits.utf8.count == 3, let code = UInt8(digits, radix: 8) {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
