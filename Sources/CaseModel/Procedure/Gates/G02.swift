// Stage 2: F2 went out by e-mail and came back.

extension Gate {
    static let g02 = Gate(
        "G02", stage: 2,
        pl: "Ankieta badania potrzeb szkoleniowych (F2) jest przesyłana klientowi drogą mailową.",
        en: "The training-needs survey (F2) is sent to the client by e-mail.",
        blocks: [.finaliseNote], reads: ["f2"]
    ) { facts in
        guard let survey = facts.state.single("f2") else { return [Missing("f2", .send, stage: 2)] }
        var missing: [Missing] = []
        if let address = survey["recipient_email"] {
            if (try? FieldType.email.check(address)) == nil {
                missing.append(Missing("f2.recipient_email", .correct, stage: 2))
            }
        } else {
            missing.append(Missing("f2.recipient_email", .fill, stage: 2))
        }
        if survey.instant("sent_at") == nil {
            missing.append(Missing("f2.sent_at", .send, stage: 2))
        }
        if survey.text("sent_via") != "email" {
            let need: Need = survey.text("sent_via") == nil ? .fill : .correct
            missing.append(Missing("f2.sent_via", need, stage: 2))
        }
        if survey.instant("returned_at") == nil && !hasAnswers(survey) {
            missing.append(Missing("f2.returned_at", .receive, stage: 2))
        }
        return missing
    }

    /// Is true when the answers that the analysis rests on were typed in.
    private static func hasAnswers(_ survey: Record) -> Bool {
        [
            "problem_to_solve", "topics_requested", "desired_results", "application_area",
            "participants_experience",
        ].allSatisfy { survey.text($0) != nil }
    }
}
