// Whether a record of a list is there is a field like any other: it has a version, an author and,
// when people disagree about it, a conflict. Beside it the server keeps of each author the last
// word on the matter, so that a removal finds every edit that its author had not seen, in whichever
// order the two arrive. Words are registers whose names no form has; nobody may read them, so they
// never leave the server.

internal import CanonicalJSON

extension Record {
    /// The name of the field that says whether a record of a list is removed.
    package static let removal = "removed"

    /// Is true once it was removed, until it is restored.
    package var isDeleted: Bool { self[Record.removal]?.boolValue ?? false }

    /// Returns the name of the register that holds an author's word.
    package static func wordName(of author: UserID) -> String { "by:" + author.text }

    /// What each author last said of the record: `true` that it is to go, `false`, by changing it,
    /// that it is to stay, `null` when the word was taken back or overtaken.
    ///
    /// Of an author of whom no word is kept, on a device or from before words were kept, it is
    /// gathered from the values.
    package var words: [UserID: Register] {
        var words: [UserID: Register] = [:]
        for (name, register) in fields where !name.hasPrefix("by:") {
            var word = register
            word.value = .bool(name == Record.removal && register.value == true)
            if word.version >= words[word.author]?.version ?? .min { words[word.author] = word }
        }
        for (name, register) in fields where name.hasPrefix("by:") {
            words[register.author] = register
        }
        return words
    }
}

extension RecordKey {
    /// The field that says whether the record is removed.
    package var removal: FieldAddress { FieldAddress(self, Record.removal) }
}

extension Register {
    /// Makes the value of `removed` for a record of which it is only known that it was removed:
    /// a server or a store of the first version kept no more.
    package init(removalOf record: Record) {
        self.init(
            value: true, version: record.version, mutation: "removed-before-version-2",
            author: record.author, role: .coordinator, claimedAt: record.recordedAt)
    }
}
