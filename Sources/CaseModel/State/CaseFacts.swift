// The typed view of a case that rules read: paths in, values out. A path is `type.field`, or
// `type.field.part` inside a group. Every path named in a rule is checked against the catalogue by
// a test.

package import CanonicalJSON

/// A case at a moment, seen by a rule.
package struct CaseFacts: Sendable {
    /// The case as it would be after the act that is asked about.
    package let state: CaseState
    /// The moment for which the rule is asked.
    package let now: Instant
    /// The trainer cards and the published procedure.
    package let organisation: CaseState
    /// The record that an act is about, when it is about one.
    package let subject: RecordKey?

    /// Makes a view.
    package init(
        _ state: CaseState, organisation: CaseState, now: Instant, subject: RecordKey? = nil
    ) {
        self.state = state
        self.organisation = organisation
        self.now = now
        self.subject = subject
    }

    /// Returns a value of a form that exists once.
    package func value(_ path: String) -> JSONValue? {
        let parts = path.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let record = state.single(String(parts[0])) else { return nil }
        return record.value(String(parts[1]))
    }

    /// Returns a text that is not blank.
    package func text(_ path: String) -> String? { value(path)?.nonBlankText }
    /// Returns a whole number.
    package func integer(_ path: String) -> Int64? { value(path)?.integerValue }
    /// Returns whether a yes-or-no field says yes.
    package func flag(_ path: String) -> Bool { value(path)?.boolValue ?? false }
    /// Returns a point in time.
    package func instant(_ path: String) -> Instant? { value(path)?.instant }
    /// Returns the codes of a set.
    package func codes(_ path: String) -> Set<String> { value(path)?.codes ?? [] }
    /// Returns the living records of a type, ordered by key.
    package func all(_ type: String) -> [Record] { state.all(type) }

    /// The sessions that were not called off, by planned start.
    package var sessions: [Record] {
        all("session").filter { $0.text("cancelled_reason") == nil }
            .sorted {
                ($0.instant("planned.start")?.milliseconds ?? .max, $0.key)
                    < ($1.instant("planned.start")?.milliseconds ?? .max, $1.key)
            }
    }

    /// When the first session is planned to start; nil while none is planned.
    package var firstStart: Instant? { sessions.compactMap { $0.instant("planned.start") }.first }

    /// The participants who are not withdrawn, where a mark of presence outranks a withdrawal.
    package var activeParticipants: [Record] {
        let present = Set(
            all("mark").filter { $0.isPresence }.compactMap { $0.text("participant") })
        return all("participant").filter {
            $0.text("status") != "withdrawn" || present.contains($0.key.local)
        }
    }
}

extension Record {
    /// Returns a field, or `field.part` of a group.
    package func value(_ path: String) -> JSONValue? {
        let parts = path.split(separator: ".", maxSplits: 1)
        guard let field = self[String(parts[0])] else { return nil }
        guard parts.count == 2 else { return field }
        guard let part = field[String(parts[1])], part != .null else { return nil }
        return part
    }

    /// Returns a text that is not blank.
    package func text(_ path: String) -> String? { value(path)?.nonBlankText }
    /// Returns a whole number.
    package func integer(_ path: String) -> Int64? { value(path)?.integerValue }
    /// Returns whether a yes-or-no field says yes.
    package func flag(_ path: String) -> Bool { value(path)?.boolValue ?? false }
    /// Returns a point in time.
    package func instant(_ path: String) -> Instant? { value(path)?.instant }
    /// Returns the codes of a set.
    package func codes(_ path: String) -> Set<String> { value(path)?.codes ?? [] }

    /// Is true for an attendance mark that says somebody was there.
    package var isPresence: Bool {
        ["present", "late", "left_early"].contains(text("status") ?? "")
    }
}

extension JSONValue {
    /// The text, unless it is made of nothing but white space.
    package var nonBlankText: String? {
        guard let text = stringValue, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return text
    }

    /// The point in time that the text names.
    package var instant: Instant? { stringValue.flatMap { Instant(text: $0) } }

    /// The members of a set of codes.
    package var codes: Set<String> { Set((arrayValue ?? []).compactMap(\.stringValue)) }
}
