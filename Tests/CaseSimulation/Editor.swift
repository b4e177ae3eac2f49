// What a person does on a device: random edits of what they see there, as the commands would
// compose them, and now and then one that they may not make.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import Dice

/// Makes the operations of one edit.
struct Editor {
    let state: CaseState
    let composer: EditComposer
    let actor: Actor
    /// Makes texts that occur nowhere else, so that a leak is seen.
    let word: () -> String

    init(_ state: CaseState, actor: Actor, word: @escaping () -> String) {
        self.state = state
        composer = EditComposer(state, today: CalendarDate(dayNumber: 20_500))
        self.actor = actor
        self.word = word
    }

    /// Returns the steps of one edit; empty when there is nothing to do.
    func steps(_ dice: inout Dice) -> [Operation] {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0...6: return sets(&dice)
        case 7: return [member(&dice)]
        case 8...10: return [creation(&dice)].compactMap(\.self)
        case 11: return [mark(&dice)].compactMap(\.self)
        case 12: return [removal(&dice)].compactMap(\.self)
        case 13: return [restoration(&dice)].compactMap(\.self)
        case 14...15: return [settlement(&dice)].compactMap(\.self)
        case 16: return [act(&dice)]
        case 17: return [assignment(&dice)]
        case 18: return parked(&dice)
        default: return [sheet(&dice)]
        }
    }

    /// The first edit of a case.
    static func beginning(_ word: String) -> [Operation] {
        [.create(RecordKey("case"), fields: ["title": .string(word), "kind": "closed"])]
    }

    // MARK: - Fields

    private func sets(_ dice: inout Dice) -> [Operation] {
        var seen: Set<FieldAddress> = []
        return (0...Int.random(in: 0...2, using: &dice)).compactMap { _ in
            let (address, value) = assignment(of: &dice)
            guard seen.insert(address).inserted else { return nil }
            return .set(address, value: value, base: composer.base(of: address))
        }
    }

    private func assignment(of dice: inout Dice) -> (FieldAddress, JSONValue) {
        let number = Int64.random(in: 0..<9, using: &dice)
        let lists = state.all("participant") + state.all("module") + state.all("mark")
        if !lists.isEmpty, Int.random(in: 0..<3, using: &dice) == 0 {
            let record = dice.pick(lists)
            switch record.key.type {
            case "participant":
                return (FieldAddress(record.key, "last_name"), .string(word()))
            case "mark":
                return (
                    FieldAddress(record.key, "status"), .string(dice.pick(["present", "absent"]))
                )
            default: return (FieldAddress(record.key, "title"), .string(word()))
            }
        }
        let (form, field, value) = dice.pick([
            ("f4t", "place", JSONValue.string(word())), ("f4t", "route_km", .integer(number)),
            ("f4t", "carer_ratio", ["state": .string(dice.pick(["ok", "nok"]))]),
            ("f4t", "meeting", ["point": .string(word()), "time": "09:00"]),
            ("programme", "goal", text(&dice)), ("client", "name", .string(word())),
            ("client", "contact", ["name": .string(word())]),
            ("note", "expectations", text(&dice)), ("terms", "negotiation_note", .string(word())),
            ("case", "title", .string(word())), ("feedback", "text", text(&dice)),
        ])
        return (FieldAddress(RecordKey(form), field), value)
    }

    /// A text that keeps most lines of the one that is there.
    private func text(_ dice: inout Dice) -> JSONValue {
        var lines = (state.single("programme")?["goal"]?.stringValue ?? "a\nb\nc\nd\n")
            .split(separator: "\n").map(String.init)
        lines[Int.random(in: 0..<max(1, lines.count), using: &dice) % max(1, lines.count)] = word()
        return .string(lines.joined(separator: "\n") + "\n")
    }

    private func member(_ dice: inout Dice) -> Operation {
        let element = dice.pick(["email", "meeting", "documents", "observation"])
        let address = FieldAddress(RecordKey("note"), "method")
        return Bool.random(using: &dice)
            ? .insert(address, element: element) : .remove(address, element: element)
    }

    // MARK: - Records

    private func creation(_ dice: inout Dice) -> Operation? {
        let local = word()
        switch Int.random(in: 0..<6, using: &dice) {
        case 0:
            return .create(
                RecordKey("participant", local),
                fields: ["no": .string(local), "last_name": .string(word())])
        case 1: return .create(RecordKey("session", local), fields: ["no": .string(local)])
        case 2: return .create(RecordKey("module", local), fields: ["no": .string(local)])
        case 3:
            return .create(
                RecordKey("monitoring", local),
                fields: [
                    "at": "2026-02-20T09:00:00Z", "kind": "observation", "text": .string(word()),
                ])
        case 4:
            return .create(
                RecordKey("offer", local),
                fields: ["kind": "individual", "price": ["net": .integer(100)]])
        default:
            return .create(
                RecordKey("contact", local), fields: ["type": "inquiry", "channel": "www"])
        }
    }

    private func mark(_ dice: inout Dice) -> Operation? {
        guard let session = state.all("session").randomElement(using: &dice),
            let person = state.all("participant").randomElement(using: &dice)
        else { return nil }
        let key = RecordKey("mark", "\(session.key.local)~\(person.key.local)")
        return .create(
            key,
            fields: [
                "session": .string(session.key.local), "participant": .string(person.key.local),
                "status": .string(dice.pick(["present", "absent", "late"])),
            ])
    }

    private func removal(_ dice: inout Dice) -> Operation? {
        let records = state.all("participant") + state.all("module") + state.all("assignment")
        guard let record = records.randomElement(using: &dice) else { return nil }
        return .delete(record.key, seen: record.version)
    }

    private func restoration(_ dice: inout Dice) -> Operation? {
        let gone = state.records.values.filter(\.isDeleted).sorted { $0.key < $1.key }
        guard let record = gone.randomElement(using: &dice) else { return nil }
        return .restore(record.key, seen: record.fields[Record.removal]?.version ?? 0)
    }

    private func assignment(_ dice: inout Dice) -> Operation {
        if Bool.random(using: &dice) {
            let address = FieldAddress(RecordKey("case"), "coordinators")
            return Bool.random(using: &dice)
                ? .insert(address, element: dice.pick(["mg", "ed"]))
                : .remove(address, element: dice.pick(["mg", "ed"]))
        }
        return .create(
            RecordKey("assignment", word()), fields: ["trainer": .string(dice.pick(["lc", "rs"]))])
    }

    // MARK: - Decisions

    private func settlement(_ dice: inout Dice) -> Operation? {
        guard let conflict = state.openConflicts.randomElement(using: &dice) else { return nil }
        if Int.random(in: 0..<5, using: &dice) == 0 { return .withdraw(conflict.address) }
        let value = dice.pick(conflict.candidates).value
        return .resolve(
            conflict.address, seen: conflict.candidates.map(\.mutation), value: value,
            reason: actor.role == .manager ? "bo tak" : nil)
    }

    private func act(_ dice: inout Dice) -> Operation {
        let act = dice.pick(Act.allCases.filter { $0 != .recordSheet })
        let types: [Act: String] = [
            .sendOffer: "offer", .acceptOffer: "offer", .issueCertificate: "certificate",
            .sendBriefing: "n13", .shareReport: "share", .finaliseChecklist: "f4t",
        ]
        let subject = types[act].map { type -> RecordKey in
            if type == "f4t" { return RecordKey(type) }
            return state.all(type).first?.key ?? RecordKey(type, word())
        }
        var arguments: [String: JSONValue] = [
            "to": "ordering_institution", "via": "email", "by": "-", "channel": "email",
            "note": "-", "reason": "-", "party": "provider", "addressee": "participants",
            "form": "email", "gate": "G09b",
        ]
        if let person = state.all("participant").first {
            arguments["participant"] = .string(person.key.local)
        }
        return .act(act, subject: subject, arguments: arguments)
    }

    private func sheet(_ dice: inout Dice) -> Operation {
        .act(.recordSheet, subject: nil, arguments: ["sheet": Self.sheet])
    }

    /// A sheet that says something; the audit keeps none, so a check puts it back in.
    static var sheet: JSONValue {
        (try? AnswerSheet(line: "55554555 9", outcomes: [], trainers: []))?.json ?? .null
    }

    private func parked(_ dice: inout Dice) -> [Operation] {
        let waiting = state.all("parked").filter { $0.text("state") == "open" }
        guard let record = waiting.randomElement(using: &dice) else { return sets(&dice) }
        guard Bool.random(using: &dice), let edit = Workspace.parkedEdit(record) else {
            return [
                .act(.declineParked, subject: record.key, arguments: ["reason": "nie trzeba"])
            ]
        }
        return edit.operations + [.act(.adoptParked, subject: record.key, arguments: [:])]
    }
}
