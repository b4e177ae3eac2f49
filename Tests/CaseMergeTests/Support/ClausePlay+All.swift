// The table of plays: for every clause what is held back, which step is refused by which gate, and
// what the gate asks for.

import CanonicalJSON
import CaseModel

extension ClausePlay {
    static let all = ofDesign + ofOffer + ofTerms + ofOrganisation + ofDelivery + ofHandover

    private static let sixtyHours: [String: JSONValue] = [
        "case.hours": ["minutes": 2700, "unit": "teaching45"], "module/m1.minutes": 2700,
    ]

    private static let ofDesign: [ClausePlay] = [
        ClausePlay(
            "R01", "G00", .refuses("case.close", asks: "participant_contact"),
            without: ["participant_contact/c1"]),
        ClausePlay(
            "R02", "G05b", .refuses("case.mark_ready", asks: "disclosure"),
            without: ["disclosure/d1"]),
        ClausePlay(
            "R03", "G09c", .counts(asks: "participant_contact/c1.evidence"),
            with: ["participant_contact/c1.evidence": "ok"], late: [documented]),
        ClausePlay(
            "R04", "G01", .refuses("offer.send", asks: "contact"), without: ["contact/c1"]),
        ClausePlay("R05", nil, .permits("offer.send"), with: ["contact/c1.channel": "other"]),
        ClausePlay("R06", nil, .permits("offer.send"), without: ["contact/c1.source"]),
        ClausePlay(
            "R07", "H1", .permits("offer.send"), without: ["offer/o1.knowledge_sources"]),
        ClausePlay(
            "R08", "G02", .refuses("note.finalise", asks: "f2.sent_via"),
            without: ["f2.sent_via"]),
        ClausePlay("R09", "G02", .refuses("note.finalise", asks: "f2"), without: ["f2"]),
        ClausePlay(
            "R10", "G03", .refuses("offer.send", asks: "note"),
            without: ["note", "note.finalise"]),
        ClausePlay(
            "R11", "G03", .refuses("note.finalise", asks: "supplement"),
            without: ["supplement/s1"]),
        ClausePlay(
            "R12", "G03", .refuses("note.finalise", asks: "note.participants_level"),
            without: ["note.participants_level"]),
        ClausePlay(
            "R13", "G03", .refuses("note.finalise", asks: "note.desired_results"),
            without: ["note.desired_results"]),
        ClausePlay(
            "R13", "G03", .refuses("note.finalise", asks: "note.application_area"),
            without: ["note.application_area"]),
        ClausePlay(
            "R14", "G03", .refuses("note.finalise", asks: "note.expectations"),
            without: ["note.expectations"]),
        ClausePlay(
            "R15", "H2", .permits("offer.send"), without: ["perspective/v1", "perspective/v2"]),
        ClausePlay(
            "R16", "G03", .refuses("offer.send", asks: "note.state"), without: ["note.finalise"]),
    ]

    private static let ofOffer: [ClausePlay] = [
        ClausePlay(
            "R17", "G04a", .refuses("offer.send", asks: "assignment"),
            without: ["assignment/a1"]),
        ClausePlay("R18", "G04b", .refuses("offer.send", asks: "module"), without: ["module/m1"]),
        ClausePlay(
            "R19", "G04b", .refuses("offer.send", asks: "outcome"), without: ["outcome/lo1"]),
        ClausePlay(
            "R20", "G04c", .refuses("offer.send", asks: "offer/o1.price.gross"),
            without: ["offer/o1.price"]),
        ClausePlay(
            "R20", "G04c", .refuses("offer.send", asks: "offer/o1.no_price_reason"),
            with: ["case.pricing_applicable": false],
            late: [.fill("offer/o1.no_price_reason", "2026-01-23T09:30:00Z", "partnerstwo")]),
        ClausePlay("R21", "G04d", .refusesOnDevice("offer.send", asks: "offer/o1.number")),
        ClausePlay(
            "R22", "G05a", .refuses("offer.send", asks: "offer/o1.description"),
            without: ["offer/o1.description"]),
        ClausePlay(
            "R22", "G05a", .refuses("offer.send", asks: "offer/o1.trainer_experience"),
            without: ["offer/o1.trainer_experience"]),
        ClausePlay(
            "R22", "G05a", .refuses("offer.send", asks: "offer/o1.terms"),
            without: ["offer/o1.terms"]),
        // Briefing note 1.3 has been sent by then, and supplies no missing element.
        ClausePlay(
            "R23", "G05b", .refuses("case.mark_ready", asks: "disclosure/d1.elements.staff"),
            with: ["disclosure/d1.elements": ["outcomes", "programme", "requirements", "time"]],
            late: [disclosed]),
    ]

    private static let ofTerms: [ClausePlay] = [
        ClausePlay("R24", "G06a", .refuses("contract.send", asks: "terms"), without: ["terms"]),
        ClausePlay(
            "R24", "G06a", .refuses("contract.send", asks: "session"), without: ["session/s1"]),
        ClausePlay(
            "R25", "G06b", .refuses("case.mark_ready", asks: "f3.sent_at"), without: ["f3"]),
        ClausePlay(
            "R26", "G07a", .refuses("contract.send", asks: "offer/o1.accepted_at"),
            without: ["offer.accept"]),
        ClausePlay(
            "R27", "G07b", .refuses("case.mark_ready", asks: "contract"),
            without: ["contract/u1", "contract.send", "contract/u1.signed_returned_at"],
            with: sixtyHours),
        ClausePlay(
            "R28", "G07b", .refuses("contract.send", asks: "contract/u1.obligations_client"),
            without: ["contract/u1.obligations_client"]),
        ClausePlay(
            "R28", "G07b", .refuses("contract.send", asks: "contract/u1.scope"),
            without: ["contract/u1.scope"]),
        ClausePlay(
            "R29", "G07c", .refuses("contract.send", asks: "contract/u1.gdpr_docs"),
            without: ["contract.send#gdpr_docs"]),
        ClausePlay(
            "R30", "G07d", .refuses("case.mark_ready", asks: "contract/u1.signed_returned_at"),
            without: ["contract/u1.signed_returned_at"], with: sixtyHours),
        ClausePlay(
            "R30", "G07d", .counts(asks: "contract/u1.signed_returned_at"),
            without: ["contract/u1.signed_returned_at"]),
    ]

    private static let ofOrganisation: [ClausePlay] = [
        ClausePlay(
            "R31", "G08a", .refuses("case.mark_ready", asks: "prep.materials.done_at"),
            without: ["prep.materials"]),
        ClausePlay(
            "R32", "G08a", .refuses("case.mark_ready", asks: "prep.certificates_reserved"),
            without: ["prep.certificates_reserved"]),
        ClausePlay(
            "R33", "G08a", .refuses("case.mark_ready", asks: "prep.documents.done_at"),
            without: ["prep.documents"]),
        ClausePlay(
            "R34", "G08b", .refuses("case.mark_ready", asks: "f4r"),
            without: ["f4r", "f4.finalise"]),
        ClausePlay(
            "R34", "G08b", .refuses("case.mark_ready", asks: "f4t"),
            with: ["session/s1.setting": "field"], late: outdoors),
        ClausePlay(
            "R35", "G09a", .refuses("case.mark_ready", asks: "n13"), without: ["n13.send"]),
        ClausePlay(
            "R36", "G09b", .counts(asks: "participant_contact"),
            without: ["participant_contact/c1"]),
        ClausePlay(
            "R37", "G09b", .counts(asks: "participant_contact/c1.programme_decision"),
            with: ["participant_contact/c1.programme_decision": .null], late: [documented]),
        ClausePlay(
            "R38", "G09b", .counts(asks: "participant_contact/c1.form"),
            with: ["participant_contact/c1.form": .null], late: [documented]),
        ClausePlay(
            "R39", "G09c", .counts(asks: "participant_contact/c1.evidence"),
            with: ["participant_contact/c1.evidence": .null], late: [documented]),
    ]

    private static let ofDelivery: [ClausePlay] = [
        ClausePlay(
            "R40", "G10", .refuses("f6.sign", asks: "session/s1.actual.start"),
            without: ["session/s1.actual"]),
        ClausePlay(
            "R41", "G10", .refuses("f6.sign", asks: "monitoring"), without: ["monitoring/m1"]),
        ClausePlay(
            "R42", "G11", .refuses("report.share", asks: "f5.responses"),
            without: ["f5.record", "f5.close"]),
        ClausePlay(
            "R43", "G11", .refuses("report.share", asks: "f5.responses"),
            without: ["f5.record"], late: [evaluated], isReplaced: true),
    ]

    private static let ofHandover: [ClausePlay] = [
        ClausePlay(
            "R44", "G12a", .refuses("case.close", asks: "f6.finalised_at"),
            without: ["f6.sign", "f6.sign.trainer", "f6.sign.client"]),
        ClausePlay(
            "R44", "G12a", .refuses("case.close", asks: "f6.signed_client_at"),
            without: ["f6.sign.client"]),
        ClausePlay(
            "R45", "G12b", .refuses("certificate.issue", asks: "mark/s1~p1"),
            without: ["mark/s1~p1"]),
        ClausePlay(
            "R46", "G12c", .refuses("case.close", asks: "feedback.sent_at"),
            without: ["feedback.send"]),
        ClausePlay(
            "R47", "G12d", .refuses("case.close", asks: "share.trainer.lc"),
            without: ["report.share"]),
        ClausePlay(
            "R48", "G12e", .refuses("case.close", asks: "share.to.ordering_institution"),
            without: ["report.share.institution"]),
        ClausePlay(
            "R49", "G13b", .refuses("case.archive", asks: "complaint/k1.decision"),
            without: ["complaint.decide", "complaint/k1.answer_text", "complaint.answer"]),
        ClausePlay(
            "R50", "G13a", .refuses("contract.send", asks: "complaint_procedure"),
            without: ["complaint_procedure/3"]),
        ClausePlay(
            "R51", "G13a", .refuses("contract.send", asks: "procedure_given"),
            without: ["procedure_given/g1"]),
    ]

    // MARK: - What comes late

    private static let documented = PathStep.make(
        "participant_contact/c2", "2026-03-08T10:00:00Z",
        [
            "participant": "p1", "form": "phone", "occurred_at": "2026-02-18T10:00:00Z",
            "by": "ed", "needs_found": "obrazy AI", "programme_decision": "no_change",
            "evidence": "Rozmowa, notatka w aktach sprawy",
        ])

    private static let disclosed = PathStep.make(
        "disclosure/d2", "2026-02-21T10:00:00Z",
        [
            "elements": ["outcomes", "programme", "requirements", "staff", "time"],
            "programme_version": 1, "trainers": ["lc"], "sent_at": "2026-02-21T10:00:00Z",
            "sent_to": "szkola@example.pl", "sent_via": "email",
        ])

    private static let outdoors: [PathStep] = {
        var fields: [String: JSONValue] = [:]
        for field in FormCatalogue.type("f4t")?.fields ?? [] where field.merge == .flag {
            fields[field.name] = ["state": "ok"]
        }
        return [
            .make("f4t", "2026-02-16T12:00:00Z", by: .lc, fields),
            .act("f4.finalise", .finaliseChecklist, "2026-02-16T12:30:00Z", by: .lc, on: "f4t"),
        ]
    }()

    private static let evaluated = PathStep.make(
        "advanced_evaluation/e1", "2026-03-02T09:00:00Z",
        ["method": "practical_task", "result": "8 z 10", "reason": "grupa nie pisze"])
}
