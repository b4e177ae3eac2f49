// One clear sentence for every failure: what happened and what to do.

import CaseClient
import CaseMerge
import CaseModel

/// Puts failures into words.
struct FailureText {
    private let screen: Screen

    init(_ screen: Screen) { self.screen = screen }

    private func say(pl polish: String, en english: String) -> String {
        screen.say(pl: polish, en: english)
    }

    /// Returns the exit code of a failure, after BSD's sysexits(3).
    static func exitCode(_ failure: ClientFailure) -> Int32 {
        switch failure {
        case .refused(let reasons, _): reasons.allSatisfy { $0.code == .argument } ? 65 : 1
        case .openTraining: 1
        // It is as was wanted: nothing went wrong.
        case .nothingToDo: 0
        case .badInvitation, .badPath, .badValue, .badMoment, .notYet, .badSheet, .severalTrainers,
            .badTrainerAnswers, .badIdentifier,
            .unknownForm, .singleForm, .unknownField, .unknownAct, .missingArgument, .labelTaken,
            .weakPassword, .passwordsDiffer, .attachmentSize:
            65
        case .unknownCase, .ambiguousCase, .unknownRecord, .ambiguousRecord, .noRecord, .noConflict,
            .noCandidate, .noEntry, .unreadableFile, .noReport, .noAttachment,
            .notEnrolled:
            66
        case .demonstrationOnly: 64
        case .unreachable, .nameNotFound, .brokenConnection, .serverUnavailable, .notTeczka: 69
        case .notWritable, .disk, .damagedCache, .alreadyEnrolled: 73
        case .cacheBusy, .busyElsewhere: 75
        case .versionMismatch, .anotherStore, .forked, .noInstitutionReport: 76
        case .authentication, .accountPassword, .disabled, .enrolmentCode, .passwordNeeded,
            .wrongPin,
            .serverCertificate, .deviceCertificate, .damagedKeys:
            77
        }
    }

    func sentence(_ failure: ClientFailure) -> String {
        switch failure {
        case .notEnrolled, .alreadyEnrolled, .damagedKeys, .notWritable, .disk, .damagedCache,
            .cacheBusy, .demonstrationOnly:
            device(failure)
        case .badInvitation, .badPath, .badValue, .badMoment, .notYet, .badSheet, .severalTrainers,
            .badTrainerAnswers, .badIdentifier,
            .missingArgument, .nothingToDo, .weakPassword, .passwordsDiffer, .unreadableFile,
            .passwordNeeded:
            typed(failure)
        case .unknownCase, .ambiguousCase, .unknownForm, .singleForm, .unknownField, .unknownRecord,
            .ambiguousRecord, .noRecord, .labelTaken, .noCandidate, .unknownAct, .noConflict,
            .noEntry, .noReport, .refused:
            lookup(failure)
        case .noAttachment, .attachmentSize: attachment(failure)
        case .openTraining, .noInstitutionReport: forInstitution(failure)
        case .unreachable, .nameNotFound, .serverCertificate, .deviceCertificate, .wrongPin,
            .notTeczka, .brokenConnection, .serverUnavailable, .busyElsewhere:
            connection(failure)
        case .authentication, .accountPassword, .disabled, .enrolmentCode, .versionMismatch,
            .forked,
            .anotherStore:
            server(failure)
        }
    }

    private func device(_ failure: ClientFailure) -> String {
        switch failure {
        case .notEnrolled(let path):
            say(
                pl: "To urządzenie nie jest zarejestrowane (\(path)). "
                    + "Poproś administratora o zaproszenie i wykonaj: teczka enrol NAPIS",
                en: "This device is not enrolled (\(path)). "
                    + "Ask the administrator for a string and run: teczka enrol STRING")
        case .alreadyEnrolled(let path):
            say(
                pl: "W \(path) jest już urządzenie innej osoby lub innego serwera. "
                    + "Użyj innego TECZKA_HOME.",
                en: "A device of another person or server is enrolled in \(path) already. "
                    + "Use another TECZKA_HOME.")
        case .damagedKeys(let path):
            say(
                pl: "Klucze w \(path) są uszkodzone. Poproś administratora o nowe zaproszenie.",
                en: "The keys in \(path) are damaged. Ask the administrator for a new string.")
        case .notWritable(let path):
            say(
                pl: "Nie można zapisać \(path). Sprawdź miejsce na dysku i uprawnienia.",
                en: "Cannot write \(path). Check disk space and permissions.")
        case .disk(let text):
            say(
                pl: "Dysk nie przyjął zapisu (\(text)). Zapisane jest to, co pokazuje: "
                    + "teczka status",
                en: "The disk did not take the write (\(text)). What is recorded shows: "
                    + "teczka status")
        case .damagedCache(let text):
            say(
                pl: "Danych na tym urządzeniu nie da się odczytać (\(text)). Niczego nie usuwaj; "
                    + "powiadom administratora.",
                en: "The data on this device cannot be read (\(text)). Delete nothing; "
                    + "tell the administrator.")
        case .cacheBusy:
            say(
                pl: "Inny program zajmuje dane tego urządzenia. Spróbuj za chwilę.",
                en: "Another program keeps this device's data busy. Try again in a moment.")
        default:
            say(
                pl: "To polecenie działa tylko na pokazie.",
                en: "This command works on a demonstration only.")
        }
    }

    private func typed(_ failure: ClientFailure) -> String {
        switch failure {
        case .badInvitation:
            say(
                pl: "To nie jest całe zaproszenie. Skopiuj je w całości od administratora.",
                en: "This is not a whole enrolment string. Copy all of it.")
        case .badPath(let text):
            say(
                pl: "Nie rozumiem „\(text)”. Podaj FORMULARZ.POLE=WARTOŚĆ; listę poda: "
                    + "teczka fields",
                en: "\"\(text)\" makes no sense. Give FORM.FIELD=VALUE; see: teczka fields")
        case .badValue(let path, let text, let rule):
            ValueRuleText(screen).sentence(path, text, rule)
        case .badMoment(let text):
            say(
                pl: "„\(text)” to nie jest istniejąca chwila. Podaj np. \"2026-02-20 08:30\".",
                en: "\"\(text)\" is no moment that exists. Give for example \"2026-02-20 08:30\".")
        case .notYet(let path, let moment):
            say(
                pl: "\(path): \(moment) jeszcze nie nadeszło. Podaj chwilę, w której to się stało "
                    + "(albo --anyway).",
                en: "\(path): \(moment) is still to come. Give the moment at which it happened "
                    + "(or --anyway).")
        case .badSheet(let text):
            say(
                pl: "„\(text)” to nie jest ankieta F5 tej sprawy. Wzór: \"55554555 9 222 444\" "
                    + "(q01–q08, q09, przed i po: po cyfrze na efekt; . to brak odpowiedzi).",
                en: "\"\(text)\" is no F5 sheet of this case. Pattern: \"55554555 9 222 444\" "
                    + "(q01 to q08, q09, before and after: a digit an outcome; . is no answer).")
        case .severalTrainers, .badTrainerAnswers: trainerAnswers(failure)
        case .badIdentifier(let text):
            say(
                pl: "„\(text)” nie nadaje się na --id: 1–40 znaków A-Z a-z 0-9 . _ -, "
                    + "za każdym razem dla tej samej sprawy.",
                en: "\"\(text)\" will not do as --id: 1 to 40 of A-Z a-z 0-9 . _ -, "
                    + "always for the same case.")
        case .missingArgument(let name):
            say(pl: "Brakuje argumentu \(name).", en: "The argument \(name) is missing.")
        case .nothingToDo:
            say(
                pl: "Nic do zapisania: tak już jest.",
                en: "Nothing to record: it is so already.")
        case .weakPassword(let min):
            say(
                pl: "Hasło musi mieć co najmniej \(min) znaków i nie zawierać loginu.",
                en: "A password needs at least \(min) characters and not the login in it.")
        case .passwordsDiffer:
            say(
                pl: "Hasła się różnią. Wykonaj polecenie jeszcze raz.",
                en: "The passwords differ. Run the command again.")
        case .unreadableFile(let path):
            say(
                pl: "Nie można przeczytać \(path). Sprawdź nazwę i uprawnienia.",
                en: "Cannot read \(path). Check the name and the permissions.")
        default:
            say(
                pl: "Potrzebne jest hasło. Wykonaj: teczka login (albo --password-fd N).",
                en: "The password is needed. Run: teczka login (or give --password-fd N).")
        }
    }

    private func trainerAnswers(_ failure: ClientFailure) -> String {
        switch failure {
        case .severalTrainers(let known):
            say(
                pl: "Prowadziło kilku trenerów: oceń każdego osobno (--trainer LOGIN=CYFRY), a "
                    + "w linii w miejscu q03 i q04 wpisz kropki." + list(known, "Prowadzili"),
                en: "Several trainers taught: rate each apart (--trainer LOGIN=DIGITS), with dots "
                    + "for q03 and q04 in the line." + list(known, "Who taught"))
        case .badTrainerAnswers(let text, let known):
            say(
                pl: "„\(text)” to nie są oceny trenera. Podaj LOGIN=CYFRY, po cyfrze na q03 "
                    + "i q04, np. bz=54 (. to brak odpowiedzi)." + list(known, "Prowadzili"),
                en: "\"\(text)\" does not rate a trainer. Give LOGIN=DIGITS, one for q03 and one "
                    + "for q04, as bz=54 (. is no answer)." + list(known, "Who taught"))
        default: typed(failure)
        }
    }

    private func attachment(_ failure: ClientFailure) -> String {
        guard case .attachmentSize(let max) = failure else {
            return say(
                pl: "Tego załącznika nie ma jeszcze na serwerze albo nie masz do niego prawa.",
                en: "The server does not have this attachment yet, or you may not read it.")
        }
        return say(
            pl: "Plik jest pusty albo większy niż \(max / 1_048_576) MiB.",
            en: "The file is empty or larger than \(max / 1_048_576) MiB.")
    }

    private func lookup(_ failure: ClientFailure) -> String {
        switch failure {
        case .unknownCase(let text):
            say(
                pl: "Na tym urządzeniu nie ma sprawy „\(text)”. Listę poda: teczka list",
                en: "There is no case \"\(text)\" on this device. See: teczka list")
        case .ambiguousCase(let text, let numbers):
            say(
                pl: "„\(text)” pasuje do kilku spraw: \(numbers.joined(separator: ", ")).",
                en: "\"\(text)\" fits several cases: \(numbers.joined(separator: ", ")).")
        case .unknownForm(let text):
            say(
                pl: "Nie ma formularza „\(text)”. Listę poda: teczka fields",
                en: "There is no form \"\(text)\". See: teczka fields")
        case .unknownField(let path, let known):
            say(
                pl: "Nie ma pola „\(path)”. Są: \(known.joined(separator: ", ")).",
                en: "There is no field \"\(path)\". There are: \(known.joined(separator: ", ")).")
        case .unknownRecord(let text, let known):
            say(
                pl: "Nie ma wpisu „\(text)”." + list(known, "Są"),
                en: "There is no record \"\(text)\"." + list(known, "There are"))
        case .ambiguousRecord(let text, let names):
            say(
                pl: "„\(text)” pasuje do kilku wpisów: \(names.joined(separator: ", ")). "
                    + "Podaj jeden z nich (w czynności: --on).",
                en: "\"\(text)\" fits several records: \(names.joined(separator: ", ")). "
                    + "Give one of them (in an act: --on).")
        case .noRecord(let type):
            say(
                pl: "Nie ma jeszcze wpisu „\(type)”. Dodaj go: teczka add SPRAWA \(type) …",
                en: "There is no \(type) yet. Add one: teczka add CASE \(type) …")
        case .singleForm(let form):
            say(
                pl: "Formularz \(form) jest w sprawie jeden. Wypełnij go: "
                    + "teczka set SPRAWA \(form).POLE=WARTOŚĆ",
                en: "A case has one form \(form). Fill it in: "
                    + "teczka set CASE \(form).FIELD=VALUE")
        case .labelTaken(let label):
            say(
                pl: "\(label) już jest. Zmień go (teczka set) albo podaj inną nazwę.",
                en: "\(label) exists already. Edit it (teczka set) or give another label.")
        case .noCandidate(let pick, let count):
            say(
                pl: "Nie ma wartości „\(pick)”. Podaj numer od 1 do \(count), login albo shown.",
                en: "There is no value \"\(pick)\". Give a number from 1 to \(count), a login, "
                    + "or shown.")
        case .unknownAct(let text):
            say(
                pl: "Nie ma czynności „\(text)”. Listę poda: teczka acts",
                en: "There is no act \"\(text)\". See: teczka acts")
        case .noConflict(let path):
            say(
                pl: "Nie ma otwartej sprzeczności „\(path)”. Listę poda: teczka conflicts",
                en: "There is no open conflict \"\(path)\". See: teczka conflicts")
        case .noEntry(let number):
            say(
                pl: "Wśród odrzuconych nie ma numeru \(number). Listę poda: teczka refused",
                en: "There is no number \(number) among the refused. See: teczka refused")
        default:
            say(
                pl: "Nie ma takiego raportu albo nie wolno go zobaczyć.",
                en: "There is no such report, or it is not for you.")
        }
    }

    private func forInstitution(_ failure: ClientFailure) -> String {
        failure == .openTraining
            ? say(
                pl:
                    "Instytucji daje się raport tylko ze szkolenia zamkniętego (G12e), "
                    + "a to nim nie jest (case.kind).",
                en: "An institution is given the report of a closed training only (G12e), and this "
                    + "one is not (case.kind).")
            : say(
                pl: "Serwer nie umie jeszcze przygotować raportu dla instytucji. Wersji dla biura "
                    + "jej nie dawaj; serwer trzeba zaktualizować.",
                en: "The server cannot make a report for an institution yet. Do not give it the "
                    + "office's version; the server has to be updated.")
    }

    private func list(_ known: [String], _ word: String) -> String {
        known.isEmpty ? "" : " \(word): \(known.prefix(20).joined(separator: ", "))."
    }

    private func connection(_ failure: ClientFailure) -> String {
        switch failure {
        case .unreachable(let peer):
            say(
                pl: "Serwer \(peer) nie odpowiada. To, co zapisano, czeka; spróbuj później: "
                    + "teczka sync",
                en: "The server \(peer) does not answer. What you recorded waits; try later: "
                    + "teczka sync")
        case .nameNotFound(let name):
            say(
                pl: "Nie znaleziono serwera \(name). Sprawdź sieć.",
                en: "The server \(name) was not found. Check the network.")
        case .serverCertificate(let problem): certificate(problem, isServer: true)
        case .deviceCertificate(let problem): certificate(problem, isServer: false)
        case .wrongPin:
            say(
                pl: "To nie jest serwer z zaproszenia. Nie wysłano kodu ani hasła; "
                    + "powiadom administratora.",
                en: "This is not the server of the string. Neither code nor password was sent; "
                    + "tell the administrator.")
        case .notTeczka(let peer):
            say(
                pl: "Pod tym adresem nie działa serwer Teczki (\(peer)). Sprawdź adres i port.",
                en: "No Teczka server answers there (\(peer)). Check address and port.")
        case .brokenConnection:
            say(
                pl: "Połączenie zerwano. Nic nie zginęło; dokończ: teczka sync",
                en: "The connection broke. Nothing is lost; go on with: teczka sync")
        case .serverUnavailable:
            say(
                pl: "Serwer nie może teraz pracować. Nic nie zginęło; spróbuj później.",
                en: "The server cannot work just now. Nothing is lost; try later.")
        default:
            say(
                pl: "Inny program już synchronizuje to urządzenie; wyśle także to.",
                en: "Another program is syncing this device already; it sends this too.")
        }
    }

    private func certificate(
        _ problem: ClientFailure.CertificateProblem, isServer: Bool
    ) -> String {
        let whose =
            isServer
            ? say(pl: "Certyfikat serwera", en: "The server's certificate")
            : say(pl: "Certyfikat tego urządzenia", en: "This device's certificate")
        let what =
            switch problem {
            case .expired: say(pl: "wygasł", en: "has expired")
            case .notYetValid: say(pl: "jeszcze nie obowiązuje", en: "is not valid yet")
            case .foreign: say(pl: "jest obcy", en: "is foreign")
            case .wrongName: say(pl: "jest na inną nazwę", en: "bears another name")
            case .other: say(pl: "nie został przyjęty", en: "was not accepted")
            }
        let remedy =
            isServer
            ? say(
                pl: "Nic nie wysłano. Powiadom administratora.",
                en: "Nothing was sent. Tell the administrator.")
            : say(
                pl: "Poproś administratora o nowe zaproszenie; zapisane zmiany zostają tutaj.",
                en: "Ask the administrator for a new string; what you recorded stays here.")
        return "\(whose) \(what). \(remedy)"
    }

    private func server(_ failure: ClientFailure) -> String {
        switch failure {
        case .authentication:
            say(
                pl: "Hasło albo logowanie nie pasuje. Wykonaj: teczka login",
                en: "The password or the sign-in does not fit. Run: teczka login")
        case .accountPassword:
            say(
                pl: "To konto ma już hasło i podane do niego nie pasuje. Podaj hasło konta albo "
                    + "poproś administratora o jego wyczyszczenie.",
                en: "The account has a password and this is not it. Give the account's password, "
                    + "or ask the administrator to clear it.")
        case .disabled:
            say(
                pl: "To konto jest zablokowane. Zapytaj administratora; zapisane zmiany zostają.",
                en: "This account is disabled. Ask the administrator; what you recorded stays.")
        case .enrolmentCode:
            say(
                pl: "Kod z zaproszenia jest zużyty, nieznany albo wygasł. Poproś o nowe.",
                en: "The code was used, is unknown or has expired. Ask for a new string.")
        case .versionMismatch:
            say(
                pl: "Ten program jest za stary dla serwera. Zaktualizuj teczkę.",
                en: "This program is too old for the server. Update teczka.")
        case .forked:
            say(
                pl: "Dane tego urządzenia są kopią lub starszą wersją. Niczego nie usuwaj; "
                    + "poproś administratora o nowe zaproszenie.",
                en: "This device's data is a copy or an older state. Delete nothing; "
                    + "ask the administrator for a new string.")
        default:
            say(
                pl: "Serwer ma inne dane niż te, z których korzysta to urządzenie. "
                    + "Niczego nie usuwaj; powiadom administratora.",
                en: "The server holds other data than this device knows. "
                    + "Delete nothing; tell the administrator.")
        }
    }
}
