// The base of trainers and who is booked twice, and the advice on learning outcomes.

import CanonicalJSON
import CaseClient
import CaseModel

extension Screen {
    /// Lists trainers with their status, topics and sessions, and says how much this device knows.
    func show(_ trainers: [TrainerEntry], double: [DoubleBooking]) {
        if isJSON {
            write([
                "trainers": .array(trainers.map(json)),
                "double_bookings": .array(double.map(json)),
                "only_this_device": true,
            ])
            return
        }
        if trainers.isEmpty {
            write(say(pl: "Nie ma takiego trenera w bazie.", en: "There is no such trainer."))
        }
        for entry in trainers {
            let status = FormCatalogue.type("trainer")?.field("recruitment_status")?.type.choiceList
                .first { $0.code == entry.card.text("recruitment_status") }?.label.text(language)
            let name = entry.card.text("name") ?? ""
            write("\(entry.login)  \(name)  \(status ?? "–")  \(entry.card.text("topics") ?? "")")
            for booking in entry.bookings { write("    " + line(booking)) }
        }
        for one in double { write("  ! " + sentence(one)) }
        write(
            say(
                pl: "Zajęcia tylko ze spraw na tym urządzeniu.",
                en: "Sessions of the cases on this device only."))
    }

    /// Warns of the double bookings of a case.
    func showDoubleBookings(_ double: [DoubleBooking]) {
        for one in double { write("  ! " + sentence(one)) }
    }

    /// Gives advice on learning outcomes, a line each.
    func showAdvice(_ advice: [OutcomeAdvice]) {
        for piece in advice {
            write("  \(piece.number): \(piece.kind.label.text(language)).")
        }
    }

    /// Returns a piece of advice for programs.
    func json(_ advice: OutcomeAdvice) -> JSONValue {
        [
            "outcome": .string(advice.number), "record": .string(advice.outcome.description),
            "text": .string(advice.kind.label.text(language)),
        ]
    }

    /// Returns a piece of advice on a participant for programs.
    func json(_ advice: ParticipantAdvice) -> JSONValue {
        [
            "participant": .string(advice.number),
            "record": .string(advice.participant.description),
            "text": .string(advice.kind.label.text(language)),
        ]
    }

    private func sentence(_ double: DoubleBooking) -> String {
        say(
            pl: "\(double.first.trainer) ma dwa zajęcia naraz: \(line(double.first));"
                + " \(line(double.second)).",
            en: "\(double.first.trainer) has two sessions at once: \(line(double.first));"
                + " \(line(double.second)).")
    }

    private func line(_ booking: TrainerBooking) -> String {
        let end = String(WarsawTime.text(of: booking.end).suffix(5))
        return "\(booking.caseNumber) \(booking.session) "
            + "\(WarsawTime.text(of: booking.start))–\(end)"
    }

    private func json(_ entry: TrainerEntry) -> JSONValue {
        [
            "login": .string(entry.login), "name": entry.card["name"] ?? .null,
            "status": entry.card["recruitment_status"] ?? .null,
            "topics": entry.card["topics"] ?? .null,
            "sessions": .array(entry.bookings.map(json)),
        ]
    }

    /// Returns a double booking for programs.
    func json(_ double: DoubleBooking) -> JSONValue {
        .array([json(double.first), json(double.second)])
    }

    private func json(_ booking: TrainerBooking) -> JSONValue {
        [
            "trainer": .string(booking.trainer), "case": .string(booking.caseNumber),
            "session": .string(booking.session), "start": .string(booking.start.text),
            "end": .string(booking.end.text),
        ]
    }
}
