// Attachments: bytes named by their hash, in chunks that never delay an edit (Protocol 4, Blob).

package import CanonicalJSON

/// Asks how much of a blob the server holds.
package struct BlobQuestion: WireMessage {
    package static let type = "blob.at"
    /// The SHA-256 of the whole, in hexadecimal.
    package let hash: String
    /// The length of the whole, in bytes.
    package let size: Int64

    /// Makes a question.
    package init(hash: String, size: Int64) {
        self.hash = hash
        self.size = size
    }

    package init(_ reader: JSONReader) throws(WireError) {
        hash = try reader.text("h")
        size = try reader.integer("size")
    }

    package var fields: [String: JSONValue] {
        ["h": .string(hash), "size": .integer(size)]
    }
}

/// Hands in one chunk of a blob.
package struct BlobPut: WireMessage {
    package static let type = "blob.put"
    /// The SHA-256 of the whole, in hexadecimal.
    package let hash: String
    /// Where the chunk begins.
    package let offset: Int64
    /// The length of the whole, in bytes.
    package let size: Int64
    /// The bytes, base64.
    package let data: String

    /// Makes a chunk.
    package init(hash: String, offset: Int64, size: Int64, data: String) {
        self.hash = hash
        self.offset = offset
        self.size = size
        self.data = data
    }

    package init(_ reader: JSONReader) throws(WireError) {
        hash = try reader.text("h")
        offset = try reader.integer("off")
        size = try reader.integer("size")
        data = try reader.text("data")
    }

    package var fields: [String: JSONValue] {
        [
            "h": .string(hash), "off": .integer(offset), "size": .integer(size),
            "data": .string(data),
        ]
    }
}

/// Says how much of a blob the server holds; all of it when that is its size.
package struct BlobHeld: WireMessage {
    package static let type = "blob.ok"
    /// The SHA-256 of the whole, in hexadecimal.
    package let hash: String
    /// The number of bytes held.
    package let offset: Int64

    /// Makes an answer.
    package init(hash: String, offset: Int64) {
        self.hash = hash
        self.offset = offset
    }

    package init(_ reader: JSONReader) throws(WireError) {
        hash = try reader.text("h")
        offset = try reader.integer("off")
    }

    package var fields: [String: JSONValue] {
        ["h": .string(hash), "off": .integer(offset)]
    }
}

/// Asks for one chunk of a blob.
package struct BlobGet: WireMessage {
    package static let type = "blob.get"
    /// The SHA-256 of the whole, in hexadecimal.
    package let hash: String
    /// Where the chunk begins.
    package let offset: Int64

    /// Makes a request.
    package init(hash: String, offset: Int64) {
        self.hash = hash
        self.offset = offset
    }

    package init(_ reader: JSONReader) throws(WireError) {
        hash = try reader.text("h")
        offset = try reader.integer("off")
    }

    package var fields: [String: JSONValue] {
        ["h": .string(hash), "off": .integer(offset)]
    }
}

/// Brings one chunk of a blob.
package struct BlobChunk: WireMessage {
    package static let type = "blob.data"
    /// The SHA-256 of the whole, in hexadecimal.
    package let hash: String
    /// Where the chunk begins.
    package let offset: Int64
    /// The length of the whole, in bytes.
    package let size: Int64
    /// The bytes, base64.
    package let data: String

    /// Makes a chunk.
    package init(hash: String, offset: Int64, size: Int64, data: String) {
        self.hash = hash
        self.offset = offset
        self.size = size
        self.data = data
    }

    package init(_ reader: JSONReader) throws(WireError) {
        hash = try reader.text("h")
        offset = try reader.integer("off")
        size = try reader.integer("size")
        data = try reader.text("data")
    }

    package var fields: [String: JSONValue] {
        [
            "h": .string(hash), "off": .integer(offset), "size": .integer(size),
            "data": .string(data),
        ]
    }
}
