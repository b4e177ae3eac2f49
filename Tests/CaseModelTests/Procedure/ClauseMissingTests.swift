// The laws of sharing a gate's missing pieces among the clauses that it stands for.

import CaseModel
import Testing

@Suite struct ClauseMissingTests {
    private func owners(_ piece: Missing, of gate: String) -> [String] {
        ClauseCatalogue.all.filter { $0.owns(piece, of: gate) }.map(\.id)
    }

    @Test(arguments: GateVector.all.filter { $0.gate != "G04e" })
    func everyMissingPieceIsSomeClausesOwn(_ vector: GateVector) {
        for piece in vector.missing {
            #expect(!owners(piece, of: vector.gate).isEmpty, "\(piece.path)")
        }
    }

    @Test(arguments: [
        ("G08a", "prep.materials.done_at", ["R31"]), ("G08a", "prep.documents.done_at", ["R33"]),
        ("G03", "note.participants_level", ["R12", "R14"]), ("G03", "note.state", ["R10", "R16"]),
        ("G03", "supplement", ["R11"]), ("G02", "f2.sent_at", ["R08"]),
        ("G02", "f2.returned_at", ["R09"]), ("G04b", "module/m1.minutes", ["R18"]),
        ("G04b", "outcome", ["R19"]), ("G07b", "contract/u1.scope", ["R28"]),
        ("G07b", "contract/u1.signed_returned_at", ["R27"]), ("G07b", "contract", ["R27", "R28"]),
        ("G13a", "complaint_procedure", ["R50"]), ("G13a", "procedure_given/g1.at", ["R51"]),
        ("G05b", "disclosure", ["R02", "R23"]), ("G10", "monitoring", ["R41"]),
    ])
    func aPieceBelongsToTheClausesThatSpeakOfIt(
        _ gate: String, _ path: String, _ clauses: [String]
    ) {
        #expect(owners(Missing(path, .fill, stage: 1), of: gate) == clauses)
    }

    @Test func whatNoClauseSpeaksOfIsEveryOnesOfTheGate() {
        let piece = Missing("case.hours.minutes", .fill, stage: 1)
        #expect(owners(piece, of: "G04b") == ["R18", "R19"])
        #expect(owners(piece, of: "G07b") == ["R27"])
        #expect(owners(piece, of: "G99").isEmpty)
    }

    @Test func thatThereAreTooFewIsTheFirstClausesMatter() {
        #expect(owners(Missing("participant_contact", .more, stage: 9), of: "G09b") == ["R36"])
    }
}
