// The kinds of edits that commands make.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel

extension Workspace {
    /// Records a new case; its scope is made here, its number comes from the server.
    package func newCase(
        _ assignments: [Assignment], _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        // A repeated command must mean the case it made the first time.
        let seed = options.identifier.map { "\(device.text)-\($0)" } ?? newIdentifier()
        let scope = ScopeID("c_" + seed)
        return try record(scope, options) { _, composer throws(ClientFailure) in
            [try composer.creation(RecordKey("case"), assignments)]
        }
    }

    /// Records assignments to records that exist.
    package func set(
        _ scope: ScopeID, _ assignments: [Assignment], _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { _, composer throws(ClientFailure) in
            try composer.edits(assignments)
        }
    }

    /// Records a new record of a list or log.
    package func add(
        _ scope: ScopeID, type: String, _ assignments: [Assignment], _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        guard let form = FormCatalogue.type(type) else { throw .unknownForm(type) }
        guard form.cardinality != .single else { throw .singleForm(type) }
        let made = newIdentifier()
        return try record(scope, options) { view, composer throws(ClientFailure) in
            let operation = try composer.creation(
                RecordKey(type, made), try withMoment(form, assignments, view.now))
            guard case .create(_, let fields) = operation else { return [operation] }
            try Self.requireNewLabel(form, fields, view.state)
            let local = form.naturalLocal { fields[$0]?.stringValue }
            return [.create(RecordKey(type, local ?? made), fields: fields)]
        }
    }

    /// Two records of one list that people cannot tell apart are a mistake when made on one device.
    private static func requireNewLabel(
        _ form: RecordType, _ fields: [String: JSONValue], _ state: CaseState
    ) throws(ClientFailure) {
        guard case .many(let labelField) = form.cardinality, labelField == "no" else { return }
        guard let label = fields[labelField]?.nonBlankText
        else { throw .missingArgument("\(labelField)=") }
        if state.all(form.name).contains(where: { $0.text(labelField) == label }) {
            throw .labelTaken("\(form.name):\(label)")
        }
    }

    /// A log entry that does not say when it happened happened now.
    private func withMoment(
        _ form: RecordType, _ assignments: [Assignment], _ now: Instant
    ) throws(ClientFailure) -> [Assignment] {
        guard form.cardinality == .log,
            let field = ["at", "occurred_at", "sent_at", "given_at"].first(where: {
                form.field($0) != nil
            }), !assignments.contains(where: { $0.path == field })
        else { return assignments }
        return assignments + [try Assignment("\(field)=\(now.text)")]
    }

    /// Records the removal of a record of a list.
    package func remove(
        _ scope: ScopeID, _ record: String, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try self.record(scope, options) { view, _ throws(ClientFailure) in
            let key = try RecordFinder(view.state).key(record)
            return [.delete(key, seen: view.state.records[key]?.version ?? 0)]
        }
    }

    /// Records who was there in a session: an edit for each person, so that a disagreement about
    /// one of them holds up nobody else.
    package func mark(
        _ scope: ScopeID, session: String, status: String, people: [String], minutes: Int64?,
        _ options: RecordingOptions
    ) throws(ClientFailure) -> [RecordedEdit] {
        let state = try view(scope).state
        let sessionKey = try RecordFinder(state).key("session:" + session)
        var typed = ["status=\(status)"]
        if let minutes { typed.append("minutes=\(minutes)") }
        var edits: [RecordedEdit] = []
        for person in try Self.expand(people, state) {
            let key = RecordKey("mark", "\(sessionKey.local)~\(person.local)")
            var each = options
            each.identifier = options.identifier.map { "\($0)-\(person.local.suffix(12))" }
            do throws(ClientFailure) {
                edits.append(
                    try record(scope, each) { view, composer throws(ClientFailure) in
                        try Self.markOperations(
                            key, sessionKey, person, typed, view.state, composer)
                    })
            } catch .nothingToDo {
                continue
            }
        }
        guard !edits.isEmpty else { throw .nothingToDo }
        return edits
    }

    private static func markOperations(
        _ key: RecordKey, _ session: RecordKey, _ person: RecordKey, _ typed: [String],
        _ state: CaseState, _ composer: EditComposer
    ) throws(ClientFailure) -> [Operation] {
        var assignments: [Assignment] = []
        for text in typed { assignments.append(try Assignment(text)) }
        guard case .create(_, var fields) = try composer.creation(key, assignments)
        else { return [] }
        guard state.record(key) == nil else {
            return fields.sorted { $0.key < $1.key }.compactMap { field in
                let address = FieldAddress(key, field.key)
                let base = composer.base(of: address)
                return base.value == field.value
                    ? nil : .set(address, value: field.value, base: base)
            }
        }
        fields["session"] = .string(session.local)
        fields["participant"] = .string(person.local)
        return [.create(key, fields: fields)]
    }

    /// Returns the participants meant by labels, by a range `P01-P12` or by `all`.
    private static func expand(
        _ people: [String], _ state: CaseState
    ) throws(ClientFailure) -> [RecordKey] {
        let finder = RecordFinder(state)
        let byLabel = state.all("participant")
            .sorted { ($0.text("no") ?? "") < ($1.text("no") ?? "") }
        var keys: [RecordKey] = []
        for name in people {
            let ends = name.split(separator: "-").map(String.init)
            if name == "all" || name == "wszyscy" {
                keys += byLabel.map(\.key)
            } else if ends.count == 2, let low = ends.first, let high = ends.last,
                byLabel.contains(where: { $0.text("no") == low })
            {
                let range = byLabel.filter {
                    let label = $0.text("no") ?? ""
                    return label.count == low.count && label >= low && label <= high
                }
                guard !range.isEmpty else { throw .unknownRecord("participant:\(name)", known: []) }
                keys += range.map(\.key)
            } else {
                keys.append(try finder.key("participant:" + name))
            }
        }
        return keys
    }

    /// Records an act; an act that makes a record is given a fresh one.
    package func act(
        _ scope: ScopeID, _ name: String, subject: String?, _ assignments: [Assignment],
        _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        guard let act = Act(rawValue: name) else { throw .unknownAct(name) }
        return try record(scope, options) { view, composer throws(ClientFailure) in
            try Self.check(assignments, for: act, view)
            let key = try self.subject(of: act, named: subject, view)
            var arguments = try composer.arguments(assignments)
            if serverSends(act, arguments, view) { arguments["deliver"] = true }
            return [.act(act, subject: key, arguments: arguments)]
        }
    }

    /// Refuses arguments that the act does not understand.
    static func check(
        _ assignments: [Assignment], for act: Act, _ view: CaseView
    ) throws(ClientFailure) {
        let unknown = assignments.map(\.path).filter { !act.argumentNames.contains($0) }
        guard unknown.isEmpty else {
            throw .refused(unknown.map { Reason(.unknownField, $0) }, view.state)
        }
    }

    /// Returns the record that an act is about: a new one, the named one, or the only one there is.
    func subject(
        of act: Act, named name: String?, _ view: CaseView
    ) throws(ClientFailure) -> RecordKey? {
        if let type = Self.made(by: act) { return RecordKey(type, newIdentifier()) }
        if let name { return try RecordFinder(view.state).key(name) }
        return try Self.meant(by: act).map { type throws(ClientFailure) in
            // Of several, the only one that waits for a decision is meant.
            let waiting = WaitingRecord.all(view.state).map(\.record.key)
                .filter { $0.type == type }
            return try waiting.count == 1 ? waiting[0] : RecordFinder(view.state).key(type)
        }
    }

    /// The type of the record that an act makes.
    static func made(by act: Act) -> String? {
        switch act {
        case .sendBriefing: "n13"
        case .issueCertificate: "certificate"
        case .shareReport: "share"
        default: nil
        }
    }

    /// The type of the record that an act is about when there is only one of it.
    static func meant(by act: Act) -> String? {
        switch act {
        case .sendOffer, .acceptOffer: "offer"
        case .sendContract: "contract"
        case .decideComplaint, .answerComplaint, .extendComplaint: "complaint"
        case .revokeCertificate: "certificate"
        case .adoptParked, .declineParked: "parked"
        case .settleMail: "mail"
        case .confirmErasure, .declineErasure: "erasure"
        default: nil
        }
    }

    /// Records the settlement of a conflict: by picking a candidate's author or the shown value,
    /// or by typing a value.
    package func resolve(
        _ scope: ScopeID, path: String, pick: String?, typed: String?, reason: String?,
        _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { view, composer throws(ClientFailure) in
            guard let conflict = view.conflict(path) else { throw .noConflict(path) }
            let value = try Self.chosen(conflict, pick, typed, view.state, today)
            return [
                .resolve(
                    conflict.address, seen: conflict.candidates.map(\.mutation), value: value,
                    reason: reason)
            ]
        }
    }

    private static func chosen(
        _ conflict: Conflict, _ pick: String?, _ typed: String?, _ state: CaseState,
        _ today: CalendarDate
    ) throws(ClientFailure) -> JSONValue {
        guard let field = FormCatalogue.field(conflict.address)
        else { throw .noConflict(conflict.address.description) }
        let shown = state.records[conflict.address.record]?[conflict.address.field] ?? .null
        var value = shown
        if let pick, pick != "shown" {
            let byNumber = Int(pick).flatMap { number in
                conflict.candidates.indices.contains(number - 1)
                    ? conflict.candidates[number - 1] : nil
            }
            guard
                let candidate = byNumber
                    ?? conflict.candidates.last(where: { $0.author.text == pick })
            else { throw .noCandidate(pick, count: conflict.candidates.count) }
            value = candidate.value
        }
        guard let typed else {
            if pick == nil { throw .missingArgument("--pick") }
            return value
        }
        return try compose(typed, on: value, field, today, conflict.address.description)
    }

    /// A typed value of a group may name only the parts that differ: `mitigation=…; state=nok`.
    private static func compose(
        _ typed: String, on value: JSONValue, _ field: FieldDefinition, _ today: CalendarDate,
        _ path: String
    ) throws(ClientFailure) -> JSONValue {
        let parser = ValueParser(today: today)
        guard !field.type.parts.isEmpty, typed.contains("=") else {
            return try parser.value(typed, for: field.type, path: path)
        }
        var group = value.objectValue ?? [:]
        for piece in typed.split(separator: ";") {
            let assignment = try Assignment(String(piece.drop { $0 == " " }))
            guard let part = field.type.parts.first(where: { $0.name == assignment.path })
            else { throw .unknownField(assignment.path, known: field.type.parts.map(\.name)) }
            let value = try parser.value(assignment.text, for: part.type, path: path)
            group[part.name] = value == .null ? nil : value
        }
        return .object(group)
    }
}

extension CaseView {
    /// Returns the open conflict at a path as people type it, `type.field` or `type:label.field`.
    package func conflict(_ path: String) -> Conflict? {
        let finder = RecordFinder(state)
        return state.openConflicts.first { conflict in
            if conflict.address.description == path { return true }
            guard let dot = path.lastIndex(of: "."),
                path[path.index(after: dot)...] == conflict.address.field,
                let key = try? finder.key(String(path[..<dot]))
            else { return false }
            return key == conflict.address.record
        }
    }
}
