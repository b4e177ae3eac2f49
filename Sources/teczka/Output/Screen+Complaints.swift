// Where complaints stand today: a state and terms that nobody typed in.

import CanonicalJSON
import CaseClient
import CaseModel

extension Screen {
    /// Says which state a complaint is in, below its fields.
    func showState(ofComplaint record: Record, _ view: CaseView) {
        let state = ComplaintState.of(record, view.facts)
        write("  →  \(say(pl: "Stan dzisiaj", en: "State today")): \(state.label.text(language))")
        guard state == .registered || state == .awaitingCompletion,
            let clock = ComplaintClock(record, view.facts), record["ack_at"] == nil
        else { return }
        write(
            say(
                pl: "  →  Potwierdzić wpływ do: \(clock.dueAcknowledgement.text)",
                en: "  →  Acknowledge by: \(clock.dueAcknowledgement.text)"))
    }

    /// Names each complaint of a case with its state and, while it is open, its terms.
    func showComplaints(_ view: CaseView) {
        for record in complaintsShown(view) {
            let state = ComplaintState.of(record, view.facts)
            let late =
                record.flag("late") ? say(pl: ", złożona po terminie", en: ", lodged late") : ""
            write("  i \(record.text("number") ?? "?"): \(state.label.text(language))\(late)")
            guard [.registered, .awaitingCompletion, .decided].contains(state),
                let clock = ComplaintClock(record, view.facts)
            else { continue }
            write(
                say(
                    pl: "      odpowiedzieć do \(clock.dueLegal.text)"
                        + " (u nas do \(clock.dueInternal.text))",
                    en: "      answer by \(clock.dueLegal.text)"
                        + " (our own term: \(clock.dueInternal.text))"))
        }
    }

    /// Returns the states of the complaints for programs.
    func complaints(_ view: CaseView) -> JSONValue {
        .array(
            complaintsShown(view).map { record in
                let clock = ComplaintClock(record, view.facts)
                return [
                    "number": record["number"] ?? .null,
                    "state": .string(ComplaintState.of(record, view.facts).rawValue),
                    "due_internal": clock.map { .string($0.dueInternal.text) } ?? .null,
                    "due_legal": clock.map { .string($0.dueLegal.text) } ?? .null,
                    "late": .bool(record.flag("late")),
                ]
            })
    }

    /// The complaints whose terms the person may know.
    private func complaintsShown(_ view: CaseView) -> [Record] {
        view.state.all("complaint").filter { $0["received_at"] != nil }
    }
}
