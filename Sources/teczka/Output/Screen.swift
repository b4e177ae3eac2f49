// Everything that goes to the terminal goes through here: answers to standard output, as text or as
// JSON; warnings, failures and the demonstration clock to standard error.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import Foundation

/// Writes to the terminal in one language.
struct Screen {
    let language: Language
    let isJSON: Bool

    /// Returns the text in this screen's language.
    func say(pl polish: String, en english: String) -> String {
        language == .polish ? polish : english
    }

    func write(_ text: String) {
        // Whoever reads may have had enough: that is no failure of the command.
        try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }

    func write(_ json: JSONValue) { write(json.canonicalText) }

    func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Says on every screen of a demonstration that its clock is not the real one.
    func noteDemonstration(_ workspace: Workspace) {
        guard workspace.isDemonstration else { return }
        let clock = WarsawTime.text(of: workspace.now)
        note(say(pl: "[pokaz, zegar \(clock)]", en: "[demonstration, clock \(clock)]"))
    }

    /// Says in one sentence why a command did not do its work.
    func report(_ failure: ClientFailure) -> ExitCode {
        if case .refused(let reasons, let state) = failure {
            if isJSON {
                write(["refused": .array(reasons.map { ReasonText.json($0) })])
            } else {
                note(say(pl: "Nie zapisano.", en: "Not recorded."))
                for line in ReasonText(self, state: state).lines(reasons) { note(line) }
            }
        } else {
            let sentence = FailureText(self).sentence(failure)
            if isJSON { write(["error": .string(sentence)]) } else { note("teczka: " + sentence) }
        }
        return ExitCode(FailureText.exitCode(failure))
    }

    func warn(_ failure: ClientFailure) { note(FailureText(self).sentence(failure)) }

    var passwordPrompt: String { say(pl: "Hasło: ", en: "Password: ") }
    var confirmationPrompt: String { say(pl: "Hasło jeszcze raz: ", en: "Once more: ") }
}
