// What the server program says to the administrator, in both languages, and with which exit code.

import ArgumentParser
import CanonicalJSON
import CaseModel
import CaseServer
import CaseStore
import Foundation
import Transport

/// Speaks to the administrator.
struct Speech {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// Does work and turns its failure into one sentence and an exit code.
    func guarding(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch {
            throw report(error)
        }
    }

    /// Does work and turns its failure into one sentence and an exit code.
    func guarding(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch {
            throw report(error)
        }
    }

    private func report(_ error: any Error) -> ExitCode {
        let (code, sentence) = describe(error)
        FileHandle.standardError.write(Data(("teczkad: " + sentence + "\n").utf8))
        return ExitCode(code)
    }

    private func say(pl polish: String, en english: String) -> String {
        language == .polish ? polish : english
    }

    // MARK: - Answers

    func made(_ directory: String, manager: String) -> String {
        say(
            pl: """
                Utworzono \(directory). Dalej:
                  teczkad serve --data \(directory)
                  teczkad device invite \(manager) --data \(directory)
                """,
            en: """
                Made \(directory). Next:
                  teczkad serve --data \(directory)
                  teczkad device invite \(manager) --data \(directory)
                """)
    }

    func added(_ login: String) -> String {
        say(pl: "Dodano konto \(login).", en: "Added the account \(login).")
    }

    func changed(_ login: String) -> String {
        say(pl: "Zmieniono konto \(login).", en: "Changed the account \(login).")
    }

    func users(_ answer: JSONValue) -> String {
        (answer["users"]?.arrayValue ?? []).map { user in
            let devices = (user["devices"]?.arrayValue ?? []).compactMap(\.stringValue)
            let parts = [
                user["user"]?.stringValue ?? "", user["role"]?.stringValue ?? "",
                user["name"]?.stringValue ?? "", devices.joined(separator: ", "),
                user["disabled"]?.boolValue == true
                    ? say(pl: "zablokowane", en: "disabled") : "",
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    func backedUp(_ place: String, _ head: Int64) -> String {
        say(
            pl: "Kopia w \(place) zawiera wszystko do pozycji \(head).",
            en: "The backup in \(place) holds everything up to position \(head).")
    }

    func mailSet(_ address: String) -> String {
        say(
            pl: "E-maile wychodzą odtąd z adresu \(address). Urządzenia dowiedzą się przy sync.",
            en: "E-mails go out from \(address) from now on. Devices learn it when they sync.")
    }

    var mailOff: String {
        say(pl: "Serwer nie wysyła e-maili.", en: "The server sends no e-mails.")
    }

    func erasures(_ devices: [JSONValue]) -> [String] {
        if devices.isEmpty {
            return [
                say(
                    pl: "Wszystkie urządzenia potwierdziły usunięcie danych.",
                    en: "Every device has confirmed the erasures.")
            ]
        }
        return devices.map { device in
            let user = device["user"]?.stringValue ?? ""
            let name = device["name"]?.stringValue ?? ""
            let number = device["case"]?.stringValue ?? ""
            let seen =
                device["seen"]?.stringValue.flatMap { Instant(text: $0) }.map(WarsawTime.text)
                ?? say(pl: "nigdy", en: "never")
            return say(
                pl: "\(number)  \(user) (\(name)): ostatnio \(seen)",
                en: "\(number)  \(user) (\(name)): last seen \(seen)")
        }
    }

    func restored(_ head: Int64, old: String?) -> String {
        let kept = old.map {
            say(pl: " Poprzednie dane są w \($0).", en: " The replaced store is \($0).")
        }
        return say(
            pl: "Przywrócono stan do pozycji \(head). Urządzenia doślą, czego brakuje.",
            en: "Restored up to position \(head). Devices will send what is missing.")
            + (kept ?? "")
    }

    func compacted(_ floor: Int64) -> String {
        say(
            pl: "Dziennik zaczyna się po pozycji \(floor).",
            en: "The log begins after position \(floor).")
    }

    func histories(_ answer: JSONValue) -> String {
        var lines: [String] = []
        for ended in answer["lineage"]?.arrayValue ?? [] {
            let epoch = ended["epoch"]?.stringValue ?? ""
            let upTo = ended["upto"]?.integerValue ?? 0
            lines.append(
                say(
                    pl: "\(epoch): zakończona na pozycji \(upTo)",
                    en: "\(epoch): ended at position \(upTo)"))
        }
        let epoch = answer["epoch"]?.stringValue ?? ""
        let head = answer["head"]?.integerValue ?? 0
        let stable = answer["stable"]?.integerValue ?? 0
        lines.append(
            say(
                pl: "\(epoch): obecna, pozycja \(head), kopia do \(stable)",
                en: "\(epoch): the present one, position \(head), backup up to \(stable)"))
        lines += (answer["devices"]?.arrayValue ?? []).map { line(of: $0) }
        return lines.joined(separator: "\n")
    }

    private func line(of device: JSONValue) -> String {
        let name = [device["user"], device["name"]].compactMap { $0?.stringValue }
            .joined(separator: " ")
        let seen =
            device["seen"]?.instant.map(WarsawTime.text) ?? say(pl: "jeszcze nie", en: "not yet")
        let taken = device["acked"]?.integerValue ?? 0
        let waiting = device["waiting"]?.integerValue ?? 0
        return say(
            pl: "  \(name): ostatnio \(seen), odebrano zmian \(taken), zapowiedziano \(waiting)",
            en: "  \(name): last seen \(seen), edits taken \(taken), announced \(waiting)")
    }

    // MARK: - Failures

    private func describe(_ error: any Error) -> (Int32, String) {
        switch error {
        case let error as StoreError: describe(error)
        case let error as ServerFailure: describe(error)
        case let error as TransportError: describe(error)
        default: (70, String(describing: error))
        }
    }

    private func describe(_ error: StoreError) -> (Int32, String) {
        switch error {
        case .noStore(let path):
            (
                66,
                say(
                    pl: "W \(path) nie ma danych serwera. Załóż je poleceniem teczkad init.",
                    en: "There is no server data in \(path). Make it with teczkad init.")
            )
        case .exists(let path):
            (
                73,
                say(
                    pl: "\(path) już istnieje i zawiera dane. Podaj inny katalog.",
                    en: "\(path) exists already and holds data. Name another directory.")
            )
        case .busy(let path):
            (
                75,
                say(
                    pl: "Inny serwer używa już \(path). Zatrzymaj go najpierw.",
                    en: "Another server already uses \(path). Stop it first.")
            )
        case .disk(let text):
            (
                73,
                say(
                    pl: "Nie udało się zapisać na dysku (\(text)). Nic nie zmieniono.",
                    en: "The disk did not take the write (\(text)). Nothing was changed.")
            )
        case .notDurable(let level):
            (
                70,
                say(
                    pl: "Zapis nie przetrwałby zaniku prądu (synchronous=\(level)). Nie startuję.",
                    en: "Writes would not survive a power cut (synchronous=\(level)). Not starting."
                )
            )
        case .damaged(let path):
            (
                65,
                say(
                    pl: "Kopia \(path) jest uszkodzona. Weź starszą.",
                    en: "The copy \(path) is damaged. Take an older one.")
            )
        case .foreignStore(let here, let there):
            (
                65,
                say(
                    pl: "To kopia innego serwera (\(there), tu jest \(here)). Podaj inny katalog.",
                    en: "This is a copy of another server (\(there), here is \(here)). "
                        + "Name another directory.")
            )
        case .newer:
            (
                70,
                say(
                    pl: "Dane zapisała nowsza wersja programu. Zaktualizuj teczkad.",
                    en: "The data is of a later version. Update teczkad.")
            )
        case .noAccount(let login): (66, noAccount(login))
        case .accountExists(let login): (65, accountExists(login))
        case .badLogin(let login): (65, badLogin(login))
        }
    }

    private func describe(_ error: ServerFailure) -> (Int32, String) {
        switch error {
        case .fileMissing(let path):
            (66, say(pl: "Brak pliku \(path).", en: "The file \(path) is missing."))
        case .keyReadable(let path):
            (
                77,
                say(
                    pl: "Klucz \(path) mogą czytać inni. Wykonaj: chmod 600 \(path)",
                    en: "Others may read the key \(path). Run: chmod 600 \(path)")
            )
        case .notWritable(let path):
            (73, say(pl: "Nie można zapisać \(path).", en: "Cannot write \(path)."))
        case .demonstrationOnly: (64, demonstrationOnly)
        case .notRunning:
            (
                69,
                say(
                    pl: "To polecenie wymaga działającego serwera. Uruchom teczkad serve.",
                    en: "This command needs a running server. Start teczkad serve.")
            )
        case .badMoment(let text):
            (
                65,
                say(
                    pl: "„\(text)” to nie chwila. Podaj np. \"2026-02-20 08:30\".",
                    en: "\"\(text)\" is no moment. Give for example \"2026-02-20 08:30\".")
            )
        case .badRole(let text):
            (
                65,
                say(
                    pl: "Nie ma roli „\(text)”. Role: coordinator, trainer, manager.",
                    en: "There is no role \"\(text)\". Roles: coordinator, trainer, manager.")
            )
        case .weakPassword(let min):
            (
                65,
                say(
                    pl: "Hasło musi mieć co najmniej \(min) znaków i nie zawierać loginu.",
                    en: "A password needs at least \(min) characters and not the login in it.")
            )
        case .badAnswer:
            (70, say(pl: "Serwer odpowiedział niezrozumiale.", en: "The server made no sense."))
        case .reported(let code, let subject): reported(code, subject)
        }
    }

    private func reported(_ code: String, _ subject: String) -> (Int32, String) {
        switch code {
        case "no_account": (66, noAccount(subject))
        case "account_exists": (65, accountExists(subject))
        case "bad_login": (65, badLogin(subject))
        case "demonstration_only": (64, demonstrationOnly)
        default: (70, subject)
        }
    }

    private func describe(_ error: TransportError) -> (Int32, String) {
        switch error {
        case .addressInUse(let endpoint):
            (
                75,
                say(
                    pl: "Adres \(endpoint) jest zajęty. Podaj inny --port.",
                    en: "The address \(endpoint) is in use. Give another --port.")
            )
        default:
            (
                69,
                say(
                    pl: "Nie można nasłuchiwać pod tym adresem. Podaj inny --host lub --port.",
                    en: "Cannot listen on that address. Give another --host or --port.")
            )
        }
    }

    private func noAccount(_ login: String) -> String {
        say(
            pl: "Nie ma konta \(login). Lista: teczkad user list.",
            en: "There is no account \(login). See teczkad user list.")
    }

    private func accountExists(_ login: String) -> String {
        say(pl: "Konto \(login) już istnieje.", en: "The account \(login) exists already.")
    }

    private func badLogin(_ login: String) -> String {
        say(
            pl: "Login „\(login)” jest zły: litera, potem 1–31 znaków a-z, 0-9, kropka, _ lub -.",
            en: "The login \"\(login)\" is wrong: a letter, then 1 to 31 of a-z, 0-9, dot, _ or -.")
    }

    private var demonstrationOnly: String {
        say(
            pl: "To polecenie działa tylko na serwerze pokazowym (init --demonstration).",
            en: "This command works on a demonstration server only (init --demonstration).")
    }
}
