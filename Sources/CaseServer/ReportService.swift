// Reports: one read of the store, one calculation, one answer. The anonymous sheets go into the
// calculation and nothing of them but published figures comes out.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport
internal import CaseStore
internal import CaseWire

/// Computes reports.
struct ReportService: Sendable {
    let store: Store
    let clock: ServerClock

    /// Returns the figures of a case, or of all cases for a manager.
    func figures(
        _ request: ReportRequest, for actor: Actor
    ) async -> Result<JSONValue, WireError> {
        if request.scope == nil, actor.role != .manager { return .failure(WireError(.notFound)) }
        let now = clock.now
        do {
            let rows = try await Blocking.reading.run {
                try store.reportRows(for: actor.user, scope: request.scope)
            }
            if let scope = request.scope {
                return try caseFigures(scope, request.audience, rows, actor, now)
            }
            let inputs = rows.cases.map {
                input($0, rows, .manager, now)
            }
            let portfolio = try PortfolioFigures(inputs, provenance: provenance(rows, now))
            return .success(["portfolio": portfolio.json])
        } catch {
            return .failure(WireError(.unavailable, .later))
        }
    }

    private func caseFigures(
        _ scope: ScopeID, _ asked: ReportRequest.Audience?, _ rows: ReportRows, _ actor: Actor,
        _ now: Instant
    ) throws -> Result<JSONValue, WireError> {
        guard let found = rows.cases.first, let standing = rows.standings[scope],
            let audience = Self.audience(asked, standing, actor)
        else { return .failure(WireError(.notFound)) }
        let facts = CaseFacts(found.state, organisation: rows.organisation, now: now)
        if audience == .institution, !facts.reportGoesToInstitution {
            return .failure(WireError(.notFound, detail: ["gate": "G12e"]))
        }
        let figures = try CaseFigures(input(found, rows, audience, now))
        return .success(["case": figures.json])
    }

    /// For whom a report is made: whoever asks, or on behalf of the firm the institution.
    private static func audience(
        _ asked: ReportRequest.Audience?, _ standing: Standing, _ actor: Actor
    ) -> ReportAudience? {
        switch standing {
        case .coordinator: asked == .institution ? .institution : .coordinator
        case .manager: asked == .institution ? .institution : .manager
        case .trainer: asked == nil ? .trainer(login: actor.user.text) : nil
        case .otherCoordinator, .otherTrainer: nil
        }
    }

    private func provenance(_ rows: ReportRows, _ now: Instant) -> Provenance {
        Provenance(
            asOf: WarsawTime.text(of: now), revision: rows.version, templates: ["teczka/1"])
    }

    private func input(
        _ rows: CaseRows, _ all: ReportRows, _ audience: ReportAudience, _ now: Instant
    ) -> CaseReportInput {
        let facts = CaseFacts(rows.state, organisation: all.organisation, now: now)
        let attendance = AttendanceFigures(facts)
        let heading = Self.heading(facts)
        let sheets = SurveyInput.parted(rows.sheets, latest: facts.surveyRound)
        return CaseReportInput(
            audience: audience, heading: heading,
            delivery: Self.delivery(facts, attendance),
            oversight: Self.oversight(facts),
            survey: SurveyInput(
                invited: Int(clamping: facts.integer("f5.invited") ?? Int64(attendance.started)),
                isClosed: facts.instant("f5.closed_at") != nil,
                outcomes: Self.outcomes(facts), earlier: sheets.earlier, sheets: sheets.latest),
            provenance: provenance(all, now))
    }

    // MARK: - Parts

    private static func heading(_ facts: CaseFacts) -> CaseHeading {
        CaseHeading(
            number: facts.text("case.number") ?? "", title: facts.text("case.title") ?? "",
            kind: facts.text("case.kind").flatMap { CaseHeading.Kind(rawValue: $0) } ?? .closed,
            setting: facts.text("case.setting").flatMap { CaseHeading.Setting(rawValue: $0) }
                ?? .room,
            hoursMinutes: Int(clamping: facts.integer("case.hours.minutes") ?? 0),
            hoursUnit: facts.text("case.hours.unit").flatMap {
                CaseHeading.HoursUnit(rawValue: $0)
            } ?? .teaching45,
            stage: StageStatus.currentStage(facts) ?? 13,
            trainers: facts.evaluatedTrainers.sorted().map {
                let card = facts.organisation.record(RecordKey("trainer", $0))
                return ReportedTrainer(login: $0, name: card?.text("name") ?? $0)
            },
            hasMinors: facts.flag("case.minors"))
    }

    private static func delivery(
        _ facts: CaseFacts, _ attendance: AttendanceFigures
    ) -> DeliveryCounts {
        var counts = DeliveryCounts()
        counts.registered = facts.enrolledLearners.count
        counts.listed = attendance.listed
        counts.started = attendance.started
        counts.completed = attendance.completed
        counts.plannedMinutes = Int(clamping: attendance.plannedMinutes)
        counts.deliveredMinutes = Int(clamping: attendance.deliveredMinutes)
        counts.attendedPersonMinutes = Int(clamping: attendance.personMinutes.part)
        counts.possiblePersonMinutes = Int(clamping: attendance.personMinutes.whole)
        counts.certificatesIssued = facts.all("certificate").count { $0["revoked_at"] == nil }
        let entries = facts.all("monitoring")
        counts.incidentsMinor = entries.count {
            $0.text("kind") == "incident" && $0.text("severity") == "minor"
        }
        counts.incidentsMajor = entries.count {
            $0.text("kind") == "incident" && $0.text("severity") == "major"
        }
        counts.programmeMinutesLost = Int(
            clamping: entries.compactMap { $0.integer("programme_deviation_minutes") }
                .reduce(0, +))
        return counts
    }

    private static func oversight(_ facts: CaseFacts) -> Oversight {
        var complaints = ComplaintCounts()
        for complaint in facts.all("complaint") {
            complaints.received += 1
            if ["upheld", "partly"].contains(complaint.text("decision") ?? "") {
                complaints.upheld += 1
            }
            let clock = ComplaintClock(complaint, facts)
            if clock?.isLate == true { complaints.late += 1 }
            guard let answered = complaint.instant("answered_at") else { continue }
            complaints.answered += 1
            if clock?.isOverdue(at: answered) == false { complaints.answeredInTime += 1 }
        }
        return Oversight(
            openNonconformities: Procedure.nonconformities(facts).map(\.gate),
            complaints: complaints)
    }

    private static func outcomes(_ facts: CaseFacts) -> [ReportedOutcome] {
        facts.all("outcome").map {
            ReportedOutcome(
                id: $0.text("no") ?? $0.key.local, label: $0.text("no") ?? "",
                text: $0.text("text") ?? "")
        }.sorted { $0.label < $1.label }
    }
}
