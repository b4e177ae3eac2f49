// A delivery, told by its kind and its words.

import Foundation
import Mail

/// What kind of delivery it was.
enum Kind: String, Sendable {
    case taken, notTaken, refused, doubtful
}

extension Delivery {
    var kind: Kind {
        switch self {
        case .taken: .taken
        case .notTaken: .notTaken
        case .refused: .refused
        case .doubtful: .doubtful
        }
    }

    var words: String {
        switch self {
        case .taken: ""
        case .notTaken(let problem), .refused(let problem), .doubtful(let problem):
            problem.sentence
        }
    }
}

extension String {
    /// Whether words stand in a sentence; none stand in every one.
    func says(_ words: String) -> Bool { words.isEmpty || contains(words) }
}

/// A message as tests send it.
enum Letter {
    static let from = "ola@example.pl"
    static let to = ["ela@example.pl", "ala@example.pl"]

    /// A message of many lines, some of which begin with a point.
    static let bytes = MailMessage(
        messageID: "abc@example.pl", date: 1_768_381_200, from: MailAddress(address: from),
        to: to.map { MailAddress(address: $0) }, subject: "Zażółć gęślą jaźń",
        text: String(repeating: ".kropka\nżółć\n..\n", count: 300),
        attachments: [
            MailAttachment(name: "a.bin", type: "a/b", bytes: [UInt8](repeating: 9, count: 99_999))
        ]
    ).bytes()
}
