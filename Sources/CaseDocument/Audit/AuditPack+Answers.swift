// Answers to an auditor's questions that no single record holds: what follows from several, and
// that there is nothing where something was to be.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// Returns what answers a question: first what the case comes to, then its records.
    func answers(to question: AuditQuestion) -> [AuditEvidence] {
        (question.topic.map(answers) ?? []) + question.evidence.flatMap(evidence)
    }

    private func answers(on topic: AuditQuestion.Topic) -> [AuditEvidence] {
        switch topic {
        case .staff: staffAnswers
        case .contract: contractAnswers
        case .privacy: privacyAnswers
        case .attendance: attendanceAnswers
        case .sharing: sharingAnswers
        case .completion: completionAnswers
        case .complaints: complaintAnswers
        }
    }

    /// A line that was worked out; it says what there is, or that there is nothing.
    private func line(
        _ label: String, _ value: String? = nil, at key: RecordKey? = nil, isProof: Bool = true
    ) -> AuditEvidence {
        AuditEvidence(
            label: label, value: value, place: key.map { "zapisy.html#" + Self.anchor($0) },
            group: key.flatMap { FormCatalogue.type($0.type) }.map(Self.group) ?? "",
            isProof: isProof)
    }

    /// Of each trainer the hours of development and who last wrote what recruitment found.
    private var staffAnswers: [AuditEvidence] {
        let recruitment = FormCatalogue.trainerCardFields(of: .recruitment)
        return ofFirm("trainer").flatMap { card in
            let name = values.person(card.key.local)
            let hours = card.integer("development_hours_year").map { ValueText.number($0) }
            return [
                line(
                    "Rozwój zawodowy (godziny w roku) · \(name)", hours ?? "nie podano",
                    at: card.key),
                line(
                    "Dane rekrutacji ostatnio zmienił(a) · \(name)",
                    lastChange(of: card, recruitment) ?? "nie podano", at: card.key),
            ]
        }
    }

    private var contractAnswers: [AuditEvidence] {
        guard let minutes = facts.integer("case.hours.minutes"), let needs = facts.needsContract
        else { return [line("Nie podano wymiaru szkolenia", isProof: false)] }
        let length = contents.hours.number(minutes: minutes)
        let limit = facts.text("case.hours.unit") == "clock60" ? "zegarowych" : "dydaktycznych"
        let judged =
            needs
            ? "co najmniej 60 godzin \(limit): umowa jest wymagana"
            : "poniżej 60 godzin \(limit): umowa nie jest wymagana"
        return [
            line(
                "\(length) godz. (\(ValueText.number(minutes)) min)", judged,
                at: facts.state.single("case")?.key)
        ]
    }

    private var privacyAnswers: [AuditEvidence] {
        let told = facts.all("rodo").contains { $0.instant("given_at") != nil }
        let isWithContract = facts.all("contract").contains { !$0.codes("gdpr_docs").isEmpty }
        return told || isWithContract
            ? [] : [line("Brak zapisu przekazania informacji RODO", isProof: false)]
    }

    /// How long each person was there.
    private var attendanceAnswers: [AuditEvidence] {
        let figures = AttendanceFigures(facts)
        return Contents.ordered(facts.activeParticipants).compactMap { person in
            guard let figure = figures.person(person.key.local) else { return nil }
            let share = figure.attendedOfDelivered
            let length = "\(ValueText.number(share.part)) z \(ValueText.number(share.whole)) min"
            let remark = contents.presence(of: person)
            let said = [length, remark].compactMap(\.self)
            return line(
                [person.text("no"), ValueText.fullName(person)].compactMap(\.self)
                    .joined(separator: " "), said.joined(separator: "; "), at: person.key)
        }
    }

    private var sharingAnswers: [AuditEvidence] {
        facts.all("share").isEmpty ? [line("Raportu nikomu nie udostępniono", isProof: false)] : []
    }

    /// Who signed F6, and whether certificates were to be issued.
    private var completionAnswers: [AuditEvidence] {
        let protocolRecord = facts.state.single("f6")
        let parties = [
            ("provider", "Podpis wykonawcy"), ("trainer", "Podpis trenera"),
            ("client", "Podpis zamawiającego"),
        ]
        let signatures = parties.compactMap { party, label -> AuditEvidence? in
            guard let record = protocolRecord, let at = record.instant("signed_\(party)_at")
            else { return nil }
            let who = record.text("signed_\(party)_by").map { values.person($0) }
            let said = [who, ValueText.moment(at)].compactMap(\.self).joined(separator: ", ")
            return line("F6 · \(label)", said, at: record.key)
        }
        let refusal = protocolRecord?.text("client_refusal_reason").map {
            line("F6 · Zamawiający odmówił podpisu", $0, at: protocolRecord?.key)
        }
        let unsigned = line(
            protocolRecord == nil
                ? "Protokołu F6 jeszcze nie ma" : "Protokołu F6 nikt nie podpisał",
            at: protocolRecord?.key, isProof: false)
        let isWithout = facts.value("case.certificates_issued")?.boolValue == false
        return (signatures.isEmpty ? [unsigned] : signatures) + [refusal].compactMap(\.self)
            + (isWithout ? [line("Zaświadczeń się nie wydaje", isProof: false)] : [])
    }

    /// What became of each complaint: the answer first.
    private var complaintAnswers: [AuditEvidence] {
        let told = Contents.ordered(facts.all("complaint")).map { complaint in
            let clock = ComplaintClock(complaint, facts)
            let answered = complaint.instant("answered_at").map { ValueText.moment($0) }
            let decision = contents.value(complaint, "decision")
            let received = complaint.instant("received_at").map { ValueText.moment($0) }
            let said = [
                answered.map { "odpowiedziano \($0)" } ?? "nie odpowiedziano",
                "decyzja: " + (decision ?? ComplaintState.of(complaint, facts).label.polish),
                clock.map { "termin \(ValueText.day($0.dueLegal))" },
                received.map { "wpłynęła \($0)" },
            ].compactMap(\.self)
            return line(
                "Reklamacja \(complaint.text("number") ?? "(bez numeru)")",
                said.joined(separator: "; "), at: complaint.key)
        }
        return told.isEmpty ? [line("Reklamacji nie było", isProof: false)] : told
    }
}

extension FormCatalogue {
    /// The fields of a trainer's card in one row of the permission matrix.
    fileprivate static func trainerCardFields(of facet: Facet) -> [String] {
        guard let type = type("trainer") else { return [] }
        return type.fields.filter { type.facet(of: $0) == facet }.map(\.name)
    }
}
