// The three stories of the acceptance tests: their raw answers and case facts.

import CaseModel
import CaseReport

/// Makes the inputs of the stories A, C and E.
enum Stories {
    static let a = story(
        number: "K/2026/001",
        title: "Weryfikacja informacji w pracy nauczyciela",
        trainer: ReportedTrainer(login: "bz", name: "Bogumiła Żurawska"),
        invited: 12,
        outcomes: [
            "Rozróżnia informację, opinię i manipulację w przykładowych materiałach",
            "Weryfikuje źródło wiadomości metodą czytania bocznego",
            "Planuje 45-minutową lekcję o dezinformacji",
        ],
        lines: """
            55554555 9 222 444
            55454555 10 232 454
            54554454 8 322 443
            55555555 10 112 344
            44444444 7 333 444
            55554545 9 223 444
            45544454 8 232 443
            55555455 10 121 444
            33443433 5 334 334
            54554555 9 222 445
            """
    ) { input in
        input.heading.hoursMinutes = 360
        input.delivery.registered = 12
        input.delivery.listed = 12
        input.delivery.started = 12
        input.delivery.completed = 11
        input.delivery.plannedMinutes = 360
        input.delivery.deliveredMinutes = 360
        input.delivery.attendedPersonMinutes = 4140
        input.delivery.possiblePersonMinutes = 4320
        input.delivery.certificatesIssued = 11
        input.provenance = Provenance(asOf: "2026-03-06", revision: 41, templates: ["F5 v3"])
    }

    static let c = story(
        number: "K/2026/003",
        title: "Smartfon w terenie: reportaż przyrodniczy",
        trainer: ReportedTrainer(login: "lc", name: "Łukasz Ćwik"),
        invited: 16,
        outcomes: ["Efekt pierwszy", "Efekt drugi"],
        lines: """
            55555453 10 21 54
            55454543 9 32 44
            45555443 9 22 43
            55555552 10 11 44
            44544432 7 33 44
            55555543 9 22 54
            55545452 10 21 43
            34444331 4 32 33
            55555553 10 12 45
            45554442 8 22 44
            55454543 9 23 44
            55555443 10 21 44
            44444342 7 32 43
            55555552 9 11 34
            """
    ) { input in
        input.heading.setting = .field
        input.heading.hasMinors = true
        input.delivery.registered = 16
        input.delivery.listed = 17
        input.delivery.started = 16
        input.delivery.completed = 16
        input.delivery.plannedMinutes = 270
        input.delivery.deliveredMinutes = 225
        input.delivery.attendedPersonMinutes = 3600
        input.delivery.possiblePersonMinutes = 3600
        input.delivery.incidentsMinor = 1
        input.delivery.programmeMinutesLost = 45
        input.oversight.openNonconformities = ["G08b"]
    }

    static let e = story(
        number: "K/2026/005",
        title: "Wystąpienia przed kamerą",
        trainer: ReportedTrainer(login: "ih", name: "Ireneusz Hałas"),
        invited: 5,
        outcomes: ["Efekt pierwszy"],
        lines: """
            44323234 4 2 3
            55444445 8 1 4
            33222223 2 3 3
            54433344 7 2 4
            """
    ) { input in
        input.heading.kind = .open
        input.delivery.registered = 5
        input.delivery.listed = 5
        input.delivery.started = 5
        input.delivery.completed = 5
        input.delivery.plannedMinutes = 270
        input.delivery.deliveredMinutes = 235
        input.delivery.attendedPersonMinutes = 1175
        input.delivery.possiblePersonMinutes = 1175
        input.delivery.incidentsMinor = 1
        input.delivery.programmeMinutesLost = 35
        input.oversight.complaints.received = 2
        input.oversight.complaints.upheld = 1
        input.oversight.complaints.answered = 2
        input.oversight.complaints.answeredInTime = 2
        input.oversight.complaints.late = 1
    }

    /// The exact figures of a story, before the anonymity rules.
    static func figures(_ input: CaseReportInput) -> EvaluationFigures {
        EvaluationFigures(
            sheets: input.survey.sheets,
            invited: input.survey.invited,
            trainers: input.heading.trainers.map(\.login),
            outcomes: input.survey.outcomes.map(\.id)
        )
    }

    private static func story(
        number: String,
        title: String,
        trainer: ReportedTrainer,
        invited: Int,
        outcomes: [String],
        lines: String,
        adjust: (inout CaseReportInput) -> Void
    ) -> CaseReportInput {
        let ids = outcomes.indices.map { "LO\($0 + 1)" }
        let sheets = lines.split(separator: "\n").compactMap {
            try? AnswerSheet(line: String($0), outcomes: ids, trainers: [trainer.login])
        }
        var input = CaseReportInput(
            audience: .manager,
            heading: CaseHeading(
                number: number,
                title: title,
                kind: .closed,
                setting: .room,
                hoursMinutes: 270,
                stage: 12,
                trainers: [trainer],
                hasMinors: false
            ),
            delivery: DeliveryCounts(),
            oversight: Oversight(),
            survey: SurveyInput(
                invited: invited,
                isClosed: true,
                outcomes: zip(ids, outcomes).map { ReportedOutcome(id: $0, label: $0, text: $1) },
                sheets: sheets
            ),
            provenance: Provenance(asOf: "2026-06-15", revision: 97, templates: [])
        )
        adjust(&input)
        return input
    }
}

extension String {
    /// The text with ordinary blanks instead of no-break ones.
    var plain: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
