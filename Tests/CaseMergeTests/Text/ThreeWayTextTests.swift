// # Tests of the three-way merge
//
// Cases by table; each is checked with the sides swapped as well.

import CaseMerge
import Testing

@Suite struct ThreeWayTextTests {
    @Test(arguments: [
        Case("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
        Case("a\nb\n", "A\nb\n", "a\nB\n", "A\nB\n"),
        Case("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n"),
        Case("a\nb\n", "x\na\nb\n", "a\nb\ny\n", "x\na\nb\ny\n"),
        Case("a\nb\n", "a\nnowa\nb\n", "A\nb\n", "A\nnowa\nb\n"),
        Case("a", "a\nb", "A", "A\nb"),
        Case("a\r\nb\r\n", "A\r\nb\r\n", "a\r\nB\r\n", "A\r\nB\r\n"),
    ])
    func mergesDisjointLineEdits(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("Ala ma kota.", "Ola ma kota.", "Ala ma psa.", "Ola ma psa."),
        Case("Ala ma kota", "Ala ma dużego kota", "Ala ma koty", "Ala ma dużego koty"),
        Case("Ala ma kota", "Ala ma kota i psa", "Ala miała kota", "Ala miała kota i psa"),
        Case(
            "zażółć gęślą jaźń",
            "Zażółć gęślą jaźń",
            "zażółć gęślą jaźnią",
            "Zażółć gęślą jaźnią"
        ),
        Case(
            "jeden dwa trzy cztery",
            "jeden trzy cztery",
            "jeden dwa trzy pięć",
            "jeden trzy pięć"
        ),
        Case("a b\nc d\n", "x b\nc y\n", "a b\nz d\n", "x b\nz y\n"),
        Case(
            "w\u{A0}domu jest ciepło",
            "w\u{A0}lesie jest ciepło",
            "w\u{A0}domu jest zimno",
            "w\u{A0}lesie jest zimno"
        ),
    ])
    func mergesDisjointWordEditsOfOneLine(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("a b c", "x b c", "x b z", "x b z"),
        Case("a b c d", "x y c d", "x b c z", "x y c z"),
        Case("a\n", "a\nnowa\n", "a\nnowa\n", "a\nnowa\n"),
        Case("a\nb\nc\n", "X\nb\nC\n", "X\nb\nc\n", "X\nb\nC\n"),
    ])
    func countsEqualChangesOnce(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("Ala ma kota", "Ala ma psa", "Ala ma rybę", nil),
        Case("cena 5 zł", "cena 6 zł", "cena 5,50 zł", nil),
        Case("a\n", "a\nb\n", "a\nc\n", nil),
        Case("a b", "a x b", "a y b", nil),
        Case("", "nowy", "inny", nil),
        Case("é", "e\u{301}", "É", nil),
    ])
    func refusesDifferentEditsOfTheSamePlace(sides: Case) { sides.check() }

    @Test(
        arguments: [
            Case("a b", "a nowe b", "a nowe B", nil),
            Case("a\nb\n", "X\nnowa\nb\n", "a\nnowa\nb\n", nil),
            Case("a b", "x nowe b", "a nowe b", nil),
            Case("a b c", "a nowe B", "a nowe b c", nil),
            Case("a b", "a x b", "a\ty b", nil),
        ]
    )
    func refusesInsertionsBesideAChangeThatMayHoldThem(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("a b\nc\n", "c\n", "a bardzo b\nc\n", nil),
        Case("a b\nc\n", "c\n", "z a b\nc\n", nil),
        Case("notatka", "", "notatka długa", nil),
    ])
    func refusesChangesOfRemovedText(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("jeden dwa trzy cztery", "coś innego", "jeden bardzo dwa trzy cztery", nil),
        Case("jeden dwa trzy", "zupełnie inne zdanie", "jeden bardzo dwa trzy", nil),
    ])
    func refusesWordsPutIntoARewrittenPhrase(sides: Case) { sides.check() }

    @Test(arguments: [
        Case("a\n", "x", "a\nnowa\n", nil),
        Case(" a", "a", "x a", nil),
        Case("a b\nc\n", "a b", "a b\nc\nd\n", nil),
    ])
    func neverRunsWordsTogether(sides: Case) { sides.check() }

    @Test func differentlyEncodedLettersAreAChange() {
        let merged = ThreeWayText.merge(base: "\u{e9} b", current: "e\u{301} b", edited: "\u{e9} c")
        #expect(merged == .merged("e\u{301} c"))
        #expect(merged != .merged("\u{e9} c"))
    }

    @Test func mergesLongRewrittenTextWithinItsBound() {
        let base = (0..<6_000).map { "stary\($0)\n" }.joined()
        let rewritten = (0..<6_000).map { "nowy\($0)\n" }.joined()
        let edited = "stary0 zmieniony\n" + base.dropFirst("stary0\n".count)
        let result = ThreeWayText.merge(base: base, current: rewritten, edited: edited)
        #expect(result == .overlap)
        let appended = ThreeWayText.merge(
            base: base + "koniec\n",
            current: rewritten + "koniec\n",
            edited: base + "koniec\ndopisek\n"
        )
        #expect(appended == .merged(rewritten + "koniec\ndopisek\n"))
    }
}

/// Holds a base, its two edits and the merge they should give; none for an overlap.
struct Case: Sendable, CustomTestStringConvertible {
    let base: String
    let current: String
    let edited: String
    let merged: String?

    init(_ base: String, _ current: String, _ edited: String, _ merged: String?) {
        self.base = base
        self.current = current
        self.edited = edited
        self.merged = merged
    }

    var testDescription: String { "\(base.debugDescription) → \(merged.debugDescription)" }

    /// Expects the merge, both ways round.
    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let expected: ThreeWayText.Result =
            if let merged { .merged(merged) } else { .overlap }
        let result = ThreeWayText.merge(base: base, current: current, edited: edited)
        #expect(result == expected, sourceLocation: sourceLocation)
        let swapped = ThreeWayText.merge(base: base, current: edited, edited: current)
        #expect(swapped == expected, sourceLocation: sourceLocation)
    }
}
