// Refusals in words: every reason, what is missing, at which stage, and who owes it.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseReport
import CaseWire

/// Puts reasons into words.
struct ReasonText {
    private let screen: Screen
    private let names: PathText

    init(_ screen: Screen, state: CaseState? = nil) {
        self.screen = screen
        names = PathText(screen.language, state: state)
    }

    static func json(_ reason: Reason) -> JSONValue { reason.json }

    func lines(_ reasons: [Reason]) -> [String] { reasons.flatMap(lines) }

    private func lines(_ reason: Reason) -> [String] {
        guard let result = reason.gate else { return ["  " + sentence(reason)] }
        return lines(result)
    }

    /// Returns a gate's sentence and what it misses, a line each, and by when, if that is known.
    func lines(_ result: GateResult, due: Deadline? = nil) -> [String] {
        let gate = GateCatalogue.gate(result.gate)
        let head = "  \(result.gate)  \(gate?.sentence.text(screen.language) ?? "")"
        let term = due.map { ["       " + self.term($0)] } ?? []
        return [head] + result.missing.map { "       – " + missing($0) } + term
    }

    /// Says by when.
    func term(_ due: Deadline) -> String {
        let text = due.moment.map { WarsawTime.text(of: $0) } ?? due.day.text
        let date = DateText.text(text, in: screen.language)
        return due.moment == nil
            ? screen.say(pl: "termin: do \(date)", en: "due: until \(date)")
            : screen.say(pl: "termin: przed \(date)", en: "due: before \(date)")
    }

    /// Names a missing piece: what to do, at which stage, and who owes it.
    func missing(_ piece: Missing) -> String {
        let stage = screen.say(pl: "etap \(piece.stage)", en: "stage \(piece.stage)")
        let who = piece.who.label.text(screen.language)
        return "\(names.name(piece.path)): \(piece.action.text(screen.language)) "
            + "(\(stage), \(who)) [\(names.typed(piece.path))]"
    }

    private func sentence(_ reason: Reason) -> String {
        let name = names.name(reason.path)
        return switch reason.code {
        case .permission:
            screen.say(
                pl: "\(name): Twoja rola nie może tego zmieniać [\(reason.path)].",
                en: "\(name): your role may not change this [\(reason.path)].")
        case .notFound:
            screen.say(
                pl: "\(name): nie ma tego albo nie jest dla Ciebie [\(reason.path)].",
                en: "\(name): it does not exist or is not for you [\(reason.path)].")
        case .exists: screen.say(pl: "\(name): już istnieje.", en: "\(name): exists already.")
        case .deleted: screen.say(pl: "\(name): usunięto to.", en: "\(name): was removed.")
        case .unknownField where reason.detail["template"] != nil:
            screen.say(
                pl: "\(name): to pole jest w nowszych formularzach. Przenieś sprawę: "
                    + "teczka do SPRAWA case.migrate.",
                en: "\(name): this field is in newer forms. Move the case on: "
                    + "teczka do CASE case.migrate.")
        case .unknownField:
            screen.say(
                pl: "Nie ma pola \(reason.path).", en: "There is no field \(reason.path).")
        case .computed:
            screen.say(
                pl: "\(name): tego pola nie wpisuje się ręcznie; zobacz: teczka acts.",
                en: "\(name): this field is not typed in; see: teczka acts.")
        case .invalid: invalid(reason, name)
        case .frozen:
            screen.say(
                pl: "\(name): dokument jest zatwierdzony albo wysłany i nie zmienia się.",
                en: "\(name): the document is final or sent and does not change.")
        case .immutable:
            screen.say(
                pl: "\(name): wpisu w dzienniku nie zmienia się; dodaj następny.",
                en: "\(name): an entry of a log does not change; add another.")
        case .stale: stale(reason, name)
        case .settled:
            screen.say(
                pl: "\(name): ktoś rozstrzygnął to inaczej.",
                en: "\(name): somebody settled it differently.")
        case .argument: argument(reason)
        case .inUse: inUse(reason, name)
        case .closed: screen.say(pl: "\(name): zbieranie zakończono.", en: "\(name): is closed.")
        case .done where reason.detail["mine"] != nil:
            screen.say(
                pl: "\(name): już to zrobiono inaczej. Jest: "
                    + "\(reason.detail["theirs"]?.canonicalText ?? ""), Twoje: "
                    + "\(reason.detail["mine"]?.canonicalText ?? "").",
                en: "\(name): it was done differently before. Now: "
                    + "\(reason.detail["theirs"]?.canonicalText ?? ""), yours: "
                    + "\(reason.detail["mine"]?.canonicalText ?? "").")
        case .done:
            screen.say(
                pl: "\(name): już to zrobiono albo jeszcze na to za wcześnie.",
                en: "\(name): it was done already, or it is too early for it.")
        case .gate: name
        case .conflictFull:
            screen.say(
                pl: "\(name): za wiele sprzecznych wartości; rozstrzygnij je najpierw.",
                en: "\(name): too many conflicting values; settle them first.")
        case .mutationReuse:
            screen.say(
                pl: "Ta nazwa zmiany jest zajęta.", en: "The name of this edit is taken.")
        }
    }

    private func inUse(_ reason: Reason, _ name: String) -> String {
        if reason.detail["waits"] != nil {
            return screen.say(
                pl: "\(name): e-mail z tym dokumentem jeszcze czeka; zobacz: teczka mail.",
                en: "\(name): an e-mail with it still waits to be sent; see: teczka mail.")
        }
        let other = names.name(reason.detail["by"]?.stringValue ?? "")
        return screen.say(
            pl: "\(name): mówi o tym \(other); nie można tego usunąć.",
            en: "\(name): \(other) speaks of it; it cannot be removed.")
    }

    private func argument(_ reason: Reason) -> String {
        let name = reason.path == "subject" ? "--on" : reason.path + "="
        return screen.say(
            pl: "Brakuje \(name) albo wartość jest zła; zobacz: teczka acts.",
            en: "\(name) is missing or its value is wrong; see: teczka acts.")
    }

    private func invalid(_ reason: Reason, _ name: String) -> String {
        let codes = (reason.detail["codes"]?.arrayValue ?? reason.detail["parts"]?.arrayValue ?? [])
            .compactMap(\.stringValue)
        let kind = reason.detail["expected"]?.stringValue
            .map { ValueRuleText(screen).kind($0) }
        let wanted = codes.isEmpty ? kind ?? "" : codes.joined(separator: ", ")
        return screen.say(
            pl: "\(name): wartość nie pasuje. Potrzeba: \(wanted) [\(reason.path)].",
            en: "\(name): the value does not fit. Needed: \(wanted) [\(reason.path)].")
    }

    private func stale(_ reason: Reason, _ name: String) -> String {
        guard let theirs = reason.detail["theirs"], let mine = reason.detail["mine"] else {
            return screen.say(
                pl: "\(name): ktoś zmienił to w międzyczasie. Obejrzyj i powtórz.",
                en: "\(name): somebody changed it meanwhile. Look at it and repeat.")
        }
        let now = names.value(theirs, at: reason.path)
        let own = names.value(mine, at: reason.path)
        return screen.say(
            pl: "\(name): ktoś zmienił to w międzyczasie. Jest: \(now). Twoje: \(own). "
                + "Obejrzyj i powtórz.",
            en: "\(name): somebody changed it meanwhile. Now: \(now). Yours: \(own). "
                + "Look at it and repeat.")
    }
}
