// Which attachments of this device the server still lacks. The bytes lie in files of their own, and
// a file is there before its row is.

internal import GRDB

/// An attachment that the server has to be given.
package struct PendingUpload: Sendable, Hashable {
    /// The SHA-256 of the bytes, in hexadecimal.
    package let hash: String
    /// How many bytes.
    package let size: Int64

    /// Names an attachment.
    package init(hash: String, size: Int64) {
        self.hash = hash
        self.size = size
    }
}

extension Cache {
    /// Returns what the server still has to be given, smallest first.
    package func uploads() throws(CacheError) -> [PendingUpload] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT hash, size FROM attachment WHERE uploaded = 0 ORDER BY size, hash
                        """
                ).map { PendingUpload(hash: $0[0], size: $0[1]) }
            }
        }
    }

    /// Notes that the server has all of it.
    package func noteUploaded(_ hash: String) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                try db.execute(
                    sql: "UPDATE attachment SET uploaded = 1 WHERE hash = ?", arguments: [hash])
            }
        }
    }

    /// Returns whether something here names the bytes of a hash: a record, an edit that waits or
    /// was refused, a value that a restored server lacks, or an upload that is not done.
    package func isNamed(_ hash: String) throws(CacheError) -> Bool {
        try Self.guarding {
            try queue.read { db in
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM field WHERE name = 'sha256' AND value = :v)
                          OR EXISTS (SELECT 1 FROM salvage WHERE value = :v)
                          OR EXISTS (SELECT 1 FROM attachment WHERE hash = :h AND uploaded = 0)
                          OR EXISTS (SELECT 1 FROM outbox WHERE instr(body, :h) > 0)
                          OR EXISTS (SELECT 1 FROM tray WHERE instr(body, :h) > 0)
                        """,
                    arguments: ["v": "\"" + hash + "\"", "h": hash]) ?? true
            }
        }
    }
}
