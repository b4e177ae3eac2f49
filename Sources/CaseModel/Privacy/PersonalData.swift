// What a case holds about one participant, and what of it goes when the person is erased.
// Contracts, complaints and the register of certificates stay until their retention ends: the law
// asks the firm to keep them (GDPR, article 17(3)).

internal import CanonicalJSON

/// The data of one participant in one case.
package struct PersonalData: Sendable {
    /// The participant.
    package let person: RecordKey
    /// The records that are about the participant, the own one first.
    package let records: [Record]
    private let facts: CaseFacts

    /// Types that outlive the erasure of a person.
    static let kept: Set<String> = ["contract", "certificate", "complaint", "rodo"]
    /// Types of which every value is about the person, whatever it is.
    private static let rows: Set<String> = ["mark", "self_rating", "scan", "document"]

    /// Collects the data; nil when there is no such participant.
    package init?(_ person: RecordKey, _ facts: CaseFacts) {
        // A removed record holds its values as well.
        guard person.type == "participant", let own = facts.state.records[person]
        else { return nil }
        self.person = person
        self.facts = facts
        records =
            [own]
            + facts.state.records.values.filter { record in
                Self.names(person.local, record)
            }.sorted { $0.key < $1.key }
    }

    private static func names(_ local: String, _ record: Record) -> Bool {
        FormCatalogue.type(record.key.type)?.fields.contains { field in
            guard case .reference("participant") = field.type else { return false }
            return record.text(field.name) == local
        } ?? false
    }

    /// The fields that an erasure empties.
    package var erasable: [FieldAddress] {
        let files = Set(retained.compactMap { $0.text("file") })
        return records.filter { record in
            // What the law has the firm keep, with the file that it consists of.
            !Self.kept.contains(record.key.type)
                && !(record.key.type == "document" && files.contains(record.key.local))
        }.flatMap { record in
            let type = FormCatalogue.type(record.key.type)
            return record.fields.keys.sorted().filter { name in
                // What stands empty now may have held something: the logs know it.
                guard let field = type?.field(name), name != Record.removal
                else { return false }
                if case .reference = field.type { return false }
                return field.isPersonal || Self.rows.contains(record.key.type)
            }.map { FieldAddress(record.key, $0) }
        } + letters + parked
    }

    /// The e-mails and briefing notes that went to the person.
    ///
    /// One that went to nobody else goes whole; of the others the addresses go.
    private var letters: [FieldAddress] {
        let own = addresses
        let about = Set(records.map(\.key.description))
        let lists =
            facts.all("mail").map { ($0, "to") } + facts.all("n13").map { ($0, "recipients") }
        return lists.flatMap { letter, list -> [FieldAddress] in
            let recipients = (letter.text(list) ?? "").lowercased()
                .split { $0.isWhitespace || ",;".contains($0) }
            let isAbout = letter.text("record").map(about.contains) ?? false
            guard isAbout || recipients.contains(where: { own.contains(String($0)) })
            else { return [] }
            let rest = ["text", "sha256", "size"]
            let fields = [list, "answer"] + (recipients.count == 1 ? rest : [])
            return fields.filter { letter.fields[$0] != nil }
                .map { FieldAddress(letter.key, $0) }
        }
    }

    /// The person's addresses: the one that is shown and those that people disagree about.
    private var addresses: Set<String> {
        let contested = facts.state.conflicts[FieldAddress(person, "email")]?.candidates ?? []
        let values = [records.first?["email"]] + contested.map(\.value)
        return Set(values.compactMap { $0?.stringValue?.lowercased() })
    }

    /// Parked edits that speak of the person: whoever would adopt one would bring the values back.
    private var parked: [FieldAddress] {
        facts.all("parked").filter { edit in
            edit.text("content")?.contains(person.local) ?? false
        }.map { FieldAddress($0.key, "content") }
    }

    /// Whether a word stands in a text as a whole and not as a part of a longer one.
    private static func stands(_ word: String, in text: String) -> Bool {
        func isPart(_ character: Character?) -> Bool {
            guard let character else { return false }
            return character.isLetter || character.isNumber || "._-@".contains(character)
        }
        return text.ranges(of: word).contains { range in
            let after = text[range.upperBound...]
            let before = text[..<range.lowerBound].last
            // A full stop ends a sentence unless something follows it.
            let next = after.first == "." ? after.dropFirst().first : after.first
            return !isPart(before) && !isPart(next)
        }
    }

    /// The records about the person that an erasure leaves.
    package var retained: [Record] { records.filter { Self.kept.contains($0.key.type) } }

    /// Texts of other records in which the person's last name, address or telephone number stands:
    /// somebody has to look at them.
    package var mentions: [FieldAddress] {
        let words = ["last_name", "email", "phone"]
            .compactMap { records.first?.text($0)?.lowercased() }
        let own = Set(records.map(\.key))
        return facts.state.records.values.filter { !own.contains($0.key) && !$0.isDeleted }
            .sorted { $0.key < $1.key }.flatMap { record in
                record.fields.keys.sorted().filter {
                    let text = record[$0]?.stringValue?.lowercased() ?? ""
                    return words.contains { Self.stands($0, in: text) }
                }.map { FieldAddress(record.key, $0) }
            }
    }
}
