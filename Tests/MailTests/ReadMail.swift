// A message as Python's library reads it.

import Foundation
import Mail

/// What another program sees in a message.
struct ReadMail: Decodable {
    struct Person: Decodable, Equatable {
        let name: String
        let address: String
    }
    struct File: Decodable {
        let name: String?
        let type: String
        let bytes: Data
    }
    let headers: [String]
    let subject: String
    let from: [Person]
    let to: [Person]
    let date: Int64
    let messageID: String
    let type: String
    let text: String
    let attachments: [File]
    let defects: [String]

    /// Writes messages to files and has them read.
    static func read(_ messages: [MailMessage]) throws -> [ReadMail] {
        let folder = try Folder()
        let paths = try messages.enumerated().map { index, message in
            try folder.file("\(index).eml", message.bytes())
        }
        let output = try Peer.run("python3", "read_mail.py", paths)
        return try JSONDecoder().decode([ReadMail].self, from: output)
    }
}

extension String {
    /// Whether two texts are the same to the byte; `==` would pass over forms of one letter.
    func isExactly(_ other: String) -> Bool { Array(utf8) == Array(other.utf8) }
}
