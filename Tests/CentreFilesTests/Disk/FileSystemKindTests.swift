// SPDX-License-Identifier: GPL-3.0-or-later

import CentreFiles
import Testing

@Suite struct `The file system that holds a path` {
  private let mounts = """
    21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    30 21 0:41 / /home rw - nfs4 serveur:/home rw
    31 30 8:17 / /home/claire/cl\\303\\251\\040USB rw - vfat /dev/sdb1 rw
    32 21 0:50 / /mnt/distant rw,nosuid shared:2 master:3 - fuse.sshfs claire@serveur: rw
    33 21 0:51 / /mnt/autre rw - fuse.machin machin rw
    34 21 0:52 / /mnt/disque rw - fuseblk /dev/sdc1 rw
    35 21 0:53 / /srv rw - nfs serveur:/srv rw
    36 35 8:2 / /srv rw - btrfs /dev/sda2 rw
    une ligne que personne ne comprend
    """

  @Test(arguments: [
    ("/root/oral", FileSystemKind.local), ("/home/claire/oral", .network("nfs4")), ("/homestead", .local),
    ("/home/claire/clé USB/oral", .withoutPermissions("vfat")), ("/mnt/distant", .network("fuse.sshfs")),
    ("/mnt/autre/x", .unknown("fuse.machin")), ("/mnt/disque", .withoutPermissions("fuseblk")), ("/srv/oral", .local),
  ])
  func `is that of the nearest mount above it, the last one made`(path: String, kind: FileSystemKind) {
    #expect(FileSystemKind(of: path, mounts: mounts) == kind)
  }

  @Test func `is local where nothing tells`() { #expect(FileSystemKind(of: "/srv", mounts: "") == .local) }

  @Test(arguments: ["cifs", "smb3", "9p", "ceph", "virtiofs"]) func `is a network's`(type: String) {
    #expect(FileSystemKind(type: type) == .network(type))
  }

  @Test(arguments: ["ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "f2fs"]) func `is this machine's`(type: String) {
    #expect(FileSystemKind(type: type) == .local)
  }
}
