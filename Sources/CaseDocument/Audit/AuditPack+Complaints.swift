// Complaints with their terms: when each came in, by when it had to be answered and was, and what
// follows from silence (Procedura, stage 13).

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// The complaints of the case.
    var complaints: [JSONValue] {
        Contents.ordered(facts.all("complaint")).map { complaint in
            let clock = ComplaintClock(complaint, facts)
            let state = ComplaintState.of(complaint, facts)
            let received = complaint.instant("received_at").map { ValueText.moment($0) } ?? "–"
            let isLate = clock?.isLate ?? false
            let due = clock.map { ValueText.day($0.dueLegal) } ?? "–"
            let isExtended = complaint.text("extended_to") != nil
            return [
                "number": .string(complaint.text("number") ?? "(bez numeru)"),
                "place": .string("zapisy.html#" + Self.anchor(complaint.key)),
                "received": .string(received + (isLate ? " (złożona po terminie)" : "")),
                "due": .string(due + (isExtended ? " (po przedłużeniu)" : "")),
                "answered": .string(
                    complaint.instant("answered_at").map { ValueText.moment($0) } ?? "–"),
                "state": .string(state.label.polish),
                "in_time": .string(Self.punctuality(complaint, clock, state, now: facts.now)),
            ]
        }
    }

    private static func punctuality(
        _ complaint: Record, _ clock: ComplaintClock?, _ state: ComplaintState, now: Instant
    ) -> String {
        guard let clock, state != .withdrawn else { return "nie dotyczy" }
        let answered = complaint.instant("answered_at")
        guard clock.isOverdue(at: answered ?? now) else {
            return answered == nil ? "termin trwa" : "tak"
        }
        let isLate = answered == nil ? "nie odpowiedziano" : "nie"
        guard clock.isConsumer else { return isLate }
        return "\(isLate): uznana wskutek upływu terminu \(ValueText.day(clock.dueLegal))"
    }

    /// The complaint that a missing piece is about, or nil.
    func complaint(of piece: Missing) -> Record? {
        guard let name = piece.path.split(separator: ".").first,
            let key = RecordKey(text: String(name)), key.type == "complaint"
        else { return nil }
        return facts.state.record(key)
    }

    /// Says what is missing.
    ///
    /// What never came is not late: it is not there.
    func said(_ piece: Missing) -> String {
        guard piece.need == .earlier, let complaint = complaint(of: piece),
            complaint["answered_at"] == nil
        else { return names.text(piece) }
        return "Reklamacja \(complaint.text("number") ?? ""): nie odpowiedziano"
    }
}
