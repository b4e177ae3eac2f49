// What a field would have taken, in words.

import CaseModel

/// Puts rules of values into words.
struct ValueRuleText {
    private let screen: Screen

    init(_ screen: Screen) { self.screen = screen }

    func sentence(_ path: String, _ text: String, _ rule: FieldRuleError) -> String {
        screen.say(
            pl: "\(path): „\(text)” nie pasuje. Potrzeba: \(wanted(rule)).",
            en: "\(path): \"\(text)\" does not fit. Needed: \(wanted(rule)).")
    }

    func wanted(_ rule: FieldRuleError) -> String {
        switch rule {
        case .wrongKind(let kind): self.kind(kind)
        case .tooLong(let limit):
            screen.say(pl: "najwyżej \(limit) znaków", en: "at most \(limit) characters")
        case .outOfRange(let low, let high):
            screen.say(pl: "liczba od \(low) do \(high)", en: "a number from \(low) to \(high)")
        case .unknownCode(let codes):
            screen.say(pl: "jedno z: ", en: "one of: ") + codes.joined(separator: ", ")
        case .unknownPart(let parts):
            screen.say(pl: "części: ", en: "the parts: ") + parts.joined(separator: ", ")
        case .notNormalised: kind("nfc")
        case .notPrintable: kind("printable")
        }
    }

    func kind(_ name: String) -> String {
        switch name {
        case "line": screen.say(pl: "jeden wiersz tekstu", en: "one line of text")
        case "text": screen.say(pl: "tekst", en: "text")
        case "integer": screen.say(pl: "liczba całkowita", en: "a whole number")
        case "boolean": screen.say(pl: "tak albo nie", en: "yes or no")
        case "date":
            screen.say(pl: "istniejący dzień, np. 2026-02-20", en: "a day that exists, 2026-02-20")
        case "instant":
            screen.say(
                pl: "istniejąca chwila, np. \"2026-02-20 08:30\"",
                en: "a moment that exists, \"2026-02-20 08:30\"")
        case "email": screen.say(pl: "adres e-mail", en: "an e-mail address")
        case "phone": screen.say(pl: "numer telefonu", en: "a telephone number")
        case "reference": screen.say(pl: "nazwa wpisu", en: "the name of a record")
        case "group":
            screen.say(pl: "części, np. .net=… .gross=…", en: "its parts, as .net=… .gross=…")
        case "money": screen.say(pl: "kwota, np. 3200,00", en: "an amount, as 3200.00")
        case "coordinator":
            screen.say(
                pl: "co najmniej jeden koordynator z kontem",
                en: "at least one coordinator with an account")
        case "key":
            screen.say(
                pl: "klucz z pól wpisu (obecność: teczka mark)",
                en: "the key of its fields (attendance: teczka mark)")
        case "nfc": screen.say(pl: "tekst w postaci NFC", en: "text in form NFC")
        case "printable":
            screen.say(pl: "tekst bez znaków sterujących", en: "text without control characters")
        case "picture":
            screen.say(
                pl: "obraz w samym polu, nie adres: tekst <svg …> albo data:image/png;base64,… "
                    + "(także jpeg, svg+xml); plik: firm.logo=@logo.png",
                en: "the picture itself, not its address: the text <svg …> or "
                    + "data:image/png;base64,… (also jpeg, svg+xml); a file: "
                    + "firm.logo=@logo.png")
        case "set": screen.say(pl: "lista po przecinku", en: "a list with commas")
        default: name
        }
    }
}
