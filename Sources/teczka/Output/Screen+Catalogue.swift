// What there is to fill in and to do: forms, fields, acts.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel

extension Screen {
    /// Lists the forms, or the fields of one.
    func showFields(_ form: String?) throws(ClientFailure) {
        guard let form else {
            if isJSON {
                write(
                    .array(
                        FormCatalogue.all.map {
                            [
                                "type": .string($0.name), "stage": .integer(Int64($0.stage)),
                                "label": .string($0.label.text(language)),
                            ]
                        }))
                return
            }
            for type in FormCatalogue.all {
                let stage = type.stage == 0 ? "  " : (type.stage < 10 ? " " : "") + "\(type.stage)"
                write("\(stage)  \(pad(type.name, 20)) \(type.label.text(language))")
            }
            return
        }
        guard let type = FormCatalogue.type(form) else { throw .unknownForm(form) }
        if isJSON {
            write(
                .array(
                    type.fields.map {
                        [
                            "path": .string("\(type.name).\($0.name)"),
                            "label": .string($0.label.text(language)),
                            "takes": .string(takes($0)),
                        ]
                    }))
            return
        }
        write("\(type.label.text(language))")
        for field in type.fields {
            write("  \(pad(field.name, 26)) \(field.label.text(language))  [\(takes(field))]")
        }
    }

    private func takes(_ field: FieldDefinition) -> String {
        if field.merge == .computed {
            return say(pl: "wpisuje program", en: "written by the program")
        }
        return takes(field.type)
    }

    private func takes(_ type: FieldType) -> String {
        switch type {
        case .line, .text: return say(pl: "tekst", en: "text")
        case .integer(let range):
            return range.upperBound > 1_000_000
                ? say(pl: "liczba", en: "number") : "\(range.lowerBound)…\(range.upperBound)"
        case .boolean: return say(pl: "tak/nie", en: "yes/no")
        case .date: return "2026-02-20"
        case .instant: return "\"2026-02-20 08:30\""
        case .money: return "3200,00"
        case .choice(let list): return list.map(\.code).joined(separator: " | ")
        case .choices(let list): return list.map(\.code).joined(separator: ", ")
        case .reference(let name): return name
        case .users: return say(pl: "loginy", en: "logins")
        case .email: return "e-mail"
        case .phone: return "+48 …"
        case .checkItem(let critical):
            return "ok | nok:… | na" + (critical ? say(pl: " ★", en: " ★") : "")
        case .group(let parts):
            return parts.map { ".\($0.name) \(takes($0.type))" }.joined(separator: "; ")
        }
    }

    /// Lists the acts: arguments, who may, which gates.
    func showActs() {
        if isJSON {
            write(
                .array(
                    Act.allCases.map { act in
                        [
                            "act": .string(act.rawValue),
                            "arguments": .string(ActText.arguments(act)),
                            "who": .array(
                                AccessRules.performers(of: act).map { .string($0.rawValue) }),
                            "gates": .array(
                                GateCatalogue.blocking(act).map { .string($0.id) }),
                        ]
                    }))
            return
        }
        for act in Act.allCases {
            let who = AccessRules.performers(of: act).map {
                $0.label.text(language)
            }
            let gates = GateCatalogue.blocking(act).map(\.id)
            write("\(pad(act.rawValue, 22)) \(ActText.label(act).text(language))")
            write(
                "    \(ActText.arguments(act))  ·  \(who.joined(separator: ", "))"
                    + (gates.isEmpty ? "" : "  ·  \(gates.joined(separator: " "))"))
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// What acts are called and take.
enum ActText {
    static func label(_ act: Act) -> Label {
        switch act {
        case .sendDiagnosis: Label(pl: "Wyślij F2", en: "Send F2")
        case .sendRegistration: Label(pl: "Wyślij F3", en: "Send F3")
        case .requestErasure: Label(pl: "Poproś o usunięcie danych", en: "Ask for an erasure")
        case .confirmErasure: Label(pl: "Usuń dane osobowe", en: "Erase personal data")
        case .declineErasure: Label(pl: "Odmów usunięcia danych", en: "Decline an erasure")
        case .migrateCase: Label(pl: "Przejdź na nowe formularze", en: "Move on to newer forms")
        case .amend: Label(pl: "Otwórz do poprawki", en: "Open for an amendment")
        case .settleMail: Label(pl: "Powiedz, co z e-mailem", en: "Say what became of an e-mail")
        case .finaliseNote: Label(pl: "Zatwierdź notatkę z analizy", en: "Make the note final")
        case .reviseProgramme: Label(pl: "Nowa wersja programu", en: "New programme version")
        case .sendOffer: Label(pl: "Wyślij ofertę", en: "Send an offer")
        case .acceptOffer: Label(pl: "Zapisz akceptację oferty", en: "Record the acceptance")
        case .sendContract: Label(pl: "Wyślij umowę z RODO", en: "Send a contract with GDPR docs")
        case .finaliseChecklist: Label(pl: "Zatwierdź listę F4", en: "Make an F4 final")
        case .markReady: Label(pl: "Oznacz jako gotowe", en: "Mark the case ready")
        case .sendBriefing: Label(pl: "Wyślij Notatkę 1.3", en: "Send briefing note 1.3")
        case .recordSheet: Label(pl: "Wpisz ankietę F5 (teczka sheet)", en: "Record an F5 sheet")
        case .closeEvaluation: Label(pl: "Zakończ zbieranie F5", en: "Close the F5 collection")
        case .reopenEvaluation:
            Label(pl: "Otwórz zbieranie F5 ponownie", en: "Open the F5 collection again")
        case .issueCertificate: Label(pl: "Wystaw zaświadczenie", en: "Issue a certificate")
        case .revokeCertificate: Label(pl: "Unieważnij zaświadczenie", en: "Revoke a certificate")
        case .signCompletion: Label(pl: "Podpisz protokół F6", en: "Sign F6")
        case .shareReport: Label(pl: "Udostępnij raport", en: "Share the report")
        case .sendFeedback: Label(pl: "Wyślij informację zwrotną", en: "Send the feedback")
        case .decideComplaint: Label(pl: "Rozstrzygnij reklamację", en: "Decide a complaint")
        case .answerComplaint: Label(pl: "Odpowiedz na reklamację", en: "Answer a complaint")
        case .extendComplaint:
            Label(pl: "Przedłuż termin reklamacji", en: "Extend the term of a complaint")
        case .acceptNonconformity: Label(pl: "Przyjmij niezgodność", en: "Accept a nonconformity")
        case .adoptParked: Label(pl: "Przyjmij odłożoną zmianę", en: "Adopt a parked edit")
        case .declineParked: Label(pl: "Odrzuć odłożoną zmianę", en: "Decline a parked edit")
        case .closeCase: Label(pl: "Zamknij sprawę", en: "Close the case")
        case .archiveCase: Label(pl: "Zarchiwizuj sprawę", en: "Archive the case")
        }
    }

    static func arguments(_ act: Act) -> String {
        switch act {
        case .migrateCase: ""
        case .finaliseNote, .markReady, .closeEvaluation, .closeCase, .archiveCase: "[at=]"
        case .reopenEvaluation: "reason= [at=]"
        case .finaliseChecklist: "--on f4r|f4t [at=]"
        case .reviseProgramme: "note= [at=]"
        case .sendDiagnosis, .sendRegistration:
            "to= via=email|letter|hand [at=] [text=] [message_id=]"
        case .requestErasure: "--on participant:NO | class=contacts|file|… reason= [at=]"
        case .confirmErasure: "--on erasure:… [at=]"
        case .declineErasure: "--on erasure:… reason= [at=]"
        case .amend: "--on note|f6|contract:NO reason= [at=]"
        case .settleMail: "outcome=arrived|again|lost [reason=] [--on mail:…]"
        case .sendOffer:
            "to= via=email|letter|hand [elements=a,b,…] [at=] [text=] [message_id=] [--on offer:NO]"
        case .acceptOffer: "by= channel=email|signed|phone_confirmed [at=] [--on offer:NO]"
        case .sendContract:
            "to= via=email|letter|hand gdpr_docs=a,b [at=] [text=] [message_id=] [--on contract:NO]"
        case .sendBriefing:
            "addressee=participants|ordering_party via=email|letter|hand "
                + "[to=] [at=] [text=] [message_id=]"
        case .recordSheet: "teczka sheet CASE \"55554555 9 222 444\" [--mode=] [--pace=] …"
        case .issueCertificate:
            "participant=P01 [type=completion|participation] [place=] [at=] [validation_method=] …"
        case .revokeCertificate: "--on certificate:NO reason= [at=]"
        case .signCompletion: "party=provider|trainer|client [by=] [refusal=] [at=]"
        case .shareReport:
            "to=trainer|ordering_institution [trainer=LOGIN] via=email|letter|hand [at=]"
        case .sendFeedback: "to= via=email|letter|hand [at=] [text=] [message_id=]"
        case .decideComplaint: "decision=upheld|partly|rejected|withdrawn [--on complaint:NO] [at=]"
        case .answerComplaint:
            "form=email|letter [to=] [at=] [text=] [message_id=] [--on complaint:NO]"
        case .extendComplaint: "to=DATE reason= [--on complaint:NO] [at=when they were told]"
        case .acceptNonconformity: "gate=G.. reason= [at=]"
        case .adoptParked: "--on parked:ID [at=]"
        case .declineParked: "--on parked:ID reason= [at=]"
        }
    }
}
