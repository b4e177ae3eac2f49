// What a case still wants: of one act, as a whole, and what one person owes across all cases.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Says what keeps an act back.
    func show(_ reasons: [Reason], act: String, view: CaseView) {
        if isJSON {
            write([
                "act": .string(act), "ok": .bool(reasons.isEmpty),
                "why": .array(reasons.map { json($0, view) }),
            ])
            return
        }
        if reasons.isEmpty {
            write(
                say(
                    pl: "\(act): nic nie stoi na przeszkodzie.",
                    en: "\(act): nothing is in its way."
                ))
            return
        }
        write(say(pl: "\(act) jeszcze nie:", en: "\(act) not yet:"))
        let text = ReasonText(self, state: view.state)
        for reason in reasons {
            let lines =
                reason.gate.map { text.lines($0, due: $0.due(view.facts)) } ?? text.lines([reason])
            for line in lines { write(line) }
        }
    }

    /// Says what is open in a case: nonconformities, hints, and the evidence still missing.
    func showOpen(_ view: CaseView, double: [DoubleBooking]) {
        let facts = view.facts
        let advice = OutcomeLint.advice(facts)
        let people = ParticipantLint.advice(facts)
        let open = view.open(Procedure.nonconformities(facts))
        let hints = view.open(Procedure.hints(facts))
        let rest = view.open(Procedure.evaluate(facts)).filter { result in
            !open.contains(result) && !hints.contains(result)
        }
        if isJSON {
            write([
                "nonconformities": .array(open.map { json($0, facts) }),
                "hints": .array(hints.map { json($0, facts) }),
                "open": .array(rest.map { json($0, facts) }),
                "late": .array(facts.lateEvidence.map { .string($0.key.description) }),
                "advice": .array(advice.map(json) + people.map(json)),
                "double_bookings": .array(double.map(json)),
            ])
            return
        }
        let text = ReasonText(self, state: view.state)
        let groups = [
            (say(pl: "Niezgodności", en: "Nonconformities"), open),
            (say(pl: "Jeszcze brakuje", en: "Still missing"), rest),
            (say(pl: "Podpowiedzi", en: "Hints"), hints),
        ]
        if !view.seesAll {
            write(
                say(
                    pl: "Nie wszystko da się stąd sprawdzić: nie widzisz całej sprawy.",
                    en: "Not everything can be checked from here: you do not see all of the case."))
        }
        for (title, results) in groups {
            write("\(title): \(results.count)")
            for result in results {
                for line in text.lines(result, due: result.due(facts)) { write(line) }
            }
        }
        let late = facts.lateEvidence.count
        if late > 0 {
            write(
                say(
                    pl: "Dowody, które dotarły po terminie: \(late) (teczka audit \(view.number))",
                    en: "Evidence that came late: \(late) (teczka audit \(view.number))"))
        }
        showAdvice(advice)
        for piece in people { write("  \(piece.number): \(piece.kind.label.text(language)).") }
        showDoubleBookings(double)
        let conflicts = view.state.openConflicts.count
        if conflicts > 0 {
            write(
                say(
                    pl: "Otwarte sprzeczności: \(conflicts) (teczka conflicts \(view.number))",
                    en: "Open conflicts: \(conflicts) (teczka conflicts \(view.number))"))
        }
    }

    private func json(_ reason: Reason, _ view: CaseView) -> JSONValue {
        guard let gate = reason.gate, var object = reason.json.objectValue else {
            return reason.json
        }
        object["gate"] = json(gate, view.facts)
        return .object(object)
    }

    /// A gate's answer with the sentence that asks for it, by when, and since when it is late.
    private func json(_ result: GateResult, _ facts: CaseFacts) -> JSONValue {
        guard var object = result.json.objectValue, let gate = GateCatalogue.gate(result.gate)
        else { return result.json }
        object["stage"] = .integer(Int64(gate.stage))
        object["sentence"] = .string(gate.sentence.text(language))
        object["due"] = json(result.due(facts))
        object["since"] = json(result.since(facts))
        return .object(object)
    }

    private func json(_ deadline: Deadline?) -> JSONValue {
        guard let deadline else { return .null }
        return .string(deadline.moment?.text ?? deadline.day.text)
    }

    // MARK: - What one person owes

    /// Lists what the person owes in these cases, the earliest first.
    func showDuties(_ views: [CaseView], of user: UserID) {
        let duties = views.flatMap { view in
            Duty.all(view.facts, of: view.standing, user: user).map { (view: view, duty: $0) }
        }
        let dated = duties.filter { $0.duty.due != nil }
        let ordered =
            dated.enumerated().sorted { left, right in
                guard let first = left.element.duty.due, let second = right.element.duty.due,
                    first != second
                else { return left.offset < right.offset }
                return first < second
            }.map(\.element) + duties.filter { $0.duty.due == nil }
        if isJSON {
            write(.array(ordered.map { json($0.duty, $0.view) }))
            return
        }
        if ordered.isEmpty {
            write(say(pl: "Na dziś niczego Ci nie brakuje.", en: "You owe nothing at present."))
        }
        var heading = ""
        for (view, duty) in ordered {
            let text = ReasonText(self, state: view.state)
            let title = "\(view.number)  \(view.title)"
            let lines = [title, term(of: duty, view, text)].joined(separator: " · ")
            if lines != heading { write(lines) }
            heading = lines
            write("  – " + text.missing(duty.missing))
        }
    }

    private func term(of duty: Duty, _ view: CaseView, _ text: ReasonText) -> String {
        guard let due = duty.due else { return say(pl: "bez terminu", en: "no date yet") }
        guard due.hasPassed(at: view.now) else { return text.term(due) }
        return text.term(due) + say(pl: "  ! po terminie", en: "  ! overdue")
    }

    private func json(_ duty: Duty, _ view: CaseView) -> JSONValue {
        [
            "number": .string(view.number), "scope": .string(view.state.scope.text),
            "title": .string(view.title), "field": .string(duty.missing.path),
            "need": .string(duty.missing.need.rawValue),
            "stage": .integer(Int64(duty.missing.stage)), "due": json(duty.due),
            "overdue": .bool(duty.due?.hasPassed(at: view.now) ?? false),
        ]
    }
}
