// Stage 12: F6 is final and signed; where somebody ordered the training, by them too, or it is
// noted why not. Attendance that changed afterwards asks for an amendment and new signatures.

extension Gate {
    static let g12a = Gate(
        "G12a", stage: 12, pl: "Protokół realizacji usługi (F6) jest podpisany.",
        en: "The service protocol (F6) is signed.", blocks: [.closeCase],
        reads: ["f6", "client.name", "client.type"]
    ) { facts in
        guard let protocolForm = facts.state.single("f6") else {
            return [Missing("f6", .add, stage: 12)]
        }
        var missing: [Missing] = []
        if protocolForm.instant("finalised_at") == nil {
            missing.append(Missing("f6.finalised_at", .finalise, stage: 12))
        } else {
            missing += overtaken(protocolForm, by: AttendanceFigures(facts))
        }
        if protocolForm.instant("signed_provider_at") == nil {
            missing.append(Missing("f6.signed_provider_at", .sign, stage: 12))
        }
        if facts.hasOrderingParty && protocolForm.instant("signed_client_at") == nil
            && protocolForm.text("client_refusal_reason") == nil
        {
            missing.append(Missing("f6.signed_client_at", .sign, stage: 12))
        }
        return missing
    }

    private static func overtaken(_ form: Record, by figures: AttendanceFigures) -> [Missing] {
        let counts = [
            ("registered", Int64(figures.listed)), ("started", Int64(figures.started)),
            ("completed", Int64(figures.completed)),
            ("delivered_minutes", figures.deliveredMinutes),
        ]
        return counts.filter { name, count in form.integer(name).map { $0 != count } ?? false }
            .map { form.missing($0.0, .renew, stage: 12) }
    }
}
