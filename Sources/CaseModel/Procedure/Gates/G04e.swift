// Beyond the procedure, and what every school asks: work with minors needs a check in the register
// of sexual offenders first (act of 13 May 2016, art. 21).

internal import CanonicalJSON

extension Gate {
    static let g04e = Gate(
        "G04e", stage: 4,
        pl: "Przed zajęciami z małoletnimi trener jest sprawdzony w rejestrze RSPTS.",
        en: "Before work with minors the trainer is checked in the sex offenders' register.",
        blocks: [.markReady],
        reads: [
            "case.minors", "assignment.trainer", "assignment.role", "trainer.rspts_checked_at",
        ]
    ) { facts in
        guard let isWithMinors = facts.value("case.minors")?.boolValue else {
            return [Missing("case.minors", .fill, stage: 1)]
        }
        if !isWithMinors { return [] }
        return facts.teachingTrainers.sorted().flatMap { login -> [Missing] in
            let path = "trainer/\(login).rspts_checked_at"
            let card = facts.organisation.record(RecordKey("trainer", login))
            let checked = card?.text("rspts_checked_at").flatMap { CalendarDate(text: $0) }
            guard let checked else { return [Missing(path, .fill, who: .manager, stage: 4)] }
            guard let start = facts.firstStart, checked > WarsawTime.date(of: start)
            else { return [] }
            return [Missing(path, .earlier, who: .manager, stage: 4)]
        }
    }
}
