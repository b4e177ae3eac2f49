// A case in which everything is filled in, so that what templates can name may be read off the
// documents themselves: no list of names has to be kept beside them.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport

/// The case in which everything is filled in.
enum Specimen {
    private static let local = "x"
    private static let moment = "2026-01-02T09:00:00Z"
    static let reader = Actor(user: UserID(local), role: .coordinator).assuming(.coordinator)

    /// The case: one record of each type, with a value in every field that does not undo it.
    static let facts: CaseFacts = {
        var state = CaseState(scope: "c_x")
        var office = CaseState(scope: .organisation)
        for type in FormCatalogue.all {
            let record = record(type)
            if type.isOrganisational {
                office.records[record.key] = record
            } else {
                state.records[record.key] = record
            }
        }
        let now = Instant(text: "2026-02-01T09:00:00Z") ?? Instant(milliseconds: 0)
        return CaseFacts(state, organisation: office, now: now)
    }()

    /// The figures of a survey that was published.
    static let figures: CaseFigures? = {
        let sheets = (0..<20).map { _ in
            AnswerSheet(
                scores: ["q01": 5, "q03:x": 4], recommend: 9, before: [local: 2],
                after: [local: 4], mode: .paper)
        }
        let answers = OpenAnswer.Question.allCases.map {
            OpenAnswer(question: $0, text: local, isQuotable: true)
        }
        return try? CaseFigures(
            CaseReportInput(
                audience: .coordinator,
                heading: CaseHeading(
                    number: local, title: local, kind: .closed, setting: .room, hoursMinutes: 60,
                    stage: 12, trainers: [ReportedTrainer(login: local, name: local)],
                    hasMinors: false),
                delivery: DeliveryCounts(), oversight: Oversight(),
                survey: SurveyInput(
                    invited: 20, isClosed: true,
                    outcomes: [ReportedOutcome(id: local, label: local, text: local)],
                    sheets: sheets, redactedAnswers: answers),
                provenance: Provenance(asOf: "2026-02-01", revision: 1, templates: [])))
    }()

    /// A session that was called off, a revoked certificate, or a removed record is left out of
    /// documents.
    private static let undoing: Set<String> = [
        Record.removal, "cancelled_reason", "revoked_at", "supersedes", "deleted_at",
    ]

    private static func record(_ type: RecordType) -> Record {
        let name =
            type.cardinality == .single
            ? ""
            : type.naturalKey.isEmpty
                ? local : type.naturalKey.map { _ in local }.joined(separator: "~")
        let written = Instant(text: moment) ?? Instant(milliseconds: 0)
        var fields: [String: Register] = [:]
        for field in type.fields where !undoing.contains(field.name) {
            fields[field.name] = Register(
                value: field.isPicture ? "<svg/>" : value(field.type), version: 1, mutation: "m",
                author: UserID(local), role: .coordinator, claimedAt: written)
        }
        return Record(
            key: RecordKey(type.name, name), author: UserID(local), recordedAt: written,
            syncedAt: written, version: 1, fields: fields)
    }

    private static func value(_ type: FieldType) -> JSONValue {
        switch type {
        case .line, .text, .phone, .reference: .string(local)
        case .email: "x@example.pl"
        case .integer, .money: 1
        case .boolean: true
        case .date: "2026-01-02"
        case .instant: .string(moment)
        case .choice(let list): list.first.map { .string($0.code) } ?? .null
        case .choices(let list): .array(list.prefix(1).map { .string($0.code) })
        case .users: [.string(local)]
        case .group(let parts):
            .object(Dictionary(parts.map { ($0.name, value($0.type)) }) { $1 })
        case .checkItem: ["state": "nok", "note": .string(local)]
        }
    }
}
