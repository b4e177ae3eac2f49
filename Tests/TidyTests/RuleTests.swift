// Every rule can fail: a rule that finds nothing in bad text guards nothing.

import Testing

@Suite
struct RuleTests {
    private static func lines(_ violations: [Violation]) -> [String] {
        violations.map { String($0.place.drop { $0 != ":" }.dropFirst()) }
    }

    @Test
    func textIsTakenApart() {
        let text = SourceText(
            #"""
            let a = "print(1) // no" // print(2)
            /* print(3) /* nested */ print(4) */ let b = 1
            let c = """
              print(5) \(print(6))
              """
            let d = #"\(print(7)) "quoted" "#
            let e = "\"" + f("x\\") // end
            """#)
        let code = text.wholeCode
        for hidden in [1, 2, 3, 4, 5, 7] { #expect(!code.contains("print(\(hidden))")) }
        #expect(code.contains("print(6)"))
        #expect(code.contains("let b = 1") && code.contains("+ f("))
        #expect(text.literals.count == 5)
        #expect(text.literals.map(\.line) == [1, 3, 6, 7, 7])
        #expect(text.comments[0].contains("print(2)") && !text.comments[0].contains("no"))
        #expect(text.code.count == text.lines.count && text.comments.count == text.lines.count)
    }

    @Test
    func importsOutsideTheTableAreFound() {
        let file = SourceFile(
            "CaseMerge/X.swift",
            """
            package import CaseModel
            internal import GRDB
            import struct Foundation.URL
            @preconcurrency import NIOCore
            // import Glibc
            """)
        #expect(Self.lines(ImportRule.violations(in: file)) == ["2", "3", "4"])
        let clock = SourceFile("CaseModel/Time/WarsawTime.swift", "internal import Foundation")
        #expect(ImportRule.violations(in: clock).isEmpty)
        let other = SourceFile("CaseModel/Time/Instant.swift", "internal import Foundation")
        #expect(ImportRule.violations(in: other).count == 1)
        let unknown = SourceFile("Nowhere/X.swift", "import CaseModel")
        #expect(ImportRule.violations(in: unknown).count == 1)
    }

    @Test
    func theManifestIsRead() {
        let manifest = """
            func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {}
            let targets = [
                target("A"),
                target("B", ["A"]),
                target(
                    "C",
                    ["A", "B", grdb, nioCore]),
                program("d", ["C", arguments]),
                tests("CTests", ["C"]),
            ]
            """
        #expect(
            ImportRule.dependencies(manifest: manifest) == [
                "A": [], "B": ["A"], "C": ["A", "B", "GRDB", "NIOCore"],
                "d": ["C", "ArgumentParser"],
            ])
    }

    @Test(
        arguments: [
            "public struct X {}", "open class X {}", "@testable import CaseModel",
            "@_spi(Tests) import X",
        ])
    func whatLeavesThePackageIsFound(_ line: String) {
        let file = SourceFile("CaseMerge/X.swift", "// X.\n" + line)
        #expect(Self.lines(WordRule.access.violations(in: file)) == ["2"])
    }

    @Test(
        arguments: [
            "let now = Date()", "let now = Date.now", "clock.now()", "UUID().uuidString",
            "Int.random(in: 0..<2)", "ProcessInfo.processInfo", "getenv(\"HOME\")",
            "FileManager.default", "print(\"x\")", "Locale.current", "x.shuffled()",
        ])
    func impurityIsFoundInPureTargetsOnly(_ line: String) {
        #expect(WordRule.purity.violations(in: SourceFile("CaseMerge/X.swift", line)).count == 1)
        #expect(WordRule.purity.violations(in: SourceFile("CaseServer/X.swift", line)).isEmpty)
    }

    @Test(
        arguments: [
            "let date = Date(timeIntervalSince1970: 0)", "context.now", "// print(x)",
            "let text = \"print(x)\"", "func blueprint(x: Int)", "let openConflicts = 1",
            "case open", "UniqueID.text(at: now, random: bytes)", "reprint(x)",
        ])
    func innocentWordsAreLeftAlone(_ line: String) {
        #expect(WordRule.purity.violations(in: SourceFile("CaseMerge/X.swift", line)).isEmpty)
    }

    @Test(
        arguments: [
            "try! x()", "x as! Y", "fatalError()", "Task.detached { }", "Task { await x() }",
        ])
    func trapsAndLooseTasksAreFound(_ line: String) {
        let file = SourceFile("CaseServer/X.swift", line)
        let rules = [WordRule.traps, .ownership]
        #expect(rules.flatMap { $0.violations(in: file) }.count == 1)
    }

    @Test
    func sqlInTheWrongPlaceIsFound() {
        let select = "db.execute(sql: \"SELECT 1\")"
        #expect(SQLRule.violations(in: SourceFile("CaseServer/X.swift", select)).count == 1)
        #expect(SQLRule.violations(in: SourceFile("CaseStore/X.swift", select)).isEmpty)
        let text = "let text = \"  DELETE FROM record\""
        #expect(SQLRule.violations(in: SourceFile("teczkad/X.swift", text)).count == 1)
        let words = "let text = \"Select a case.\""
        #expect(SQLRule.violations(in: SourceFile("teczka/X.swift", words)).isEmpty)
    }

    @Test(
        arguments: [
            ##"db.execute(sql: "SELECT \(name)")"##,
            "db.execute(\n    sql: \"\"\"\n        SELECT \\(name)\n        \"\"\")",
            ##"db.execute(literal: "DELETE FROM \(sql: table)")"##,
            ##"let query = "SELECT a FROM \(table)""##,
        ])
    func aValueInTheTextOfSQLIsFound(_ text: String) {
        #expect(SQLRule.violations(in: SourceFile("CaseStore/X.swift", text)).count == 1)
        let bound = ##"db.execute(literal: "DELETE FROM record WHERE scope = \(scope)")"##
        #expect(SQLRule.violations(in: SourceFile("CaseStore/X.swift", bound)).isEmpty)
    }

    @Test
    func declarationsWithoutDescriptionAreFound() {
        let file = SourceFile(
            "CaseMerge/X.swift",
            """
            package import CaseModel
            package struct A {}
            /// Is described.
            @frozen
            package struct B {
                // Not a description.
                package let x: Int
                /// half a sentence
                package var y: Int { 1 }
                /// Returns something
                /// on two lines.
                ///
                /// - Throws: nothing
                package mutating func z() {}
                package var description: String { "" }
                let w = 1
            }
            """)
        #expect(Self.lines(DocumentationRule.violations(in: file)) == ["2", "7", "9"])
    }

    @Test
    func whatIsTooLongIsFound() {
        let body = Array(repeating: "    x()", count: 69)
        let long = "func a(\n    b: Int\n) -> Int\n{\n" + body.joined(separator: "\n") + "\n}"
        let fits = "func a() {\n" + body.dropLast().joined(separator: "\n") + "\n}"
        let requirement = "protocol P {\n    func a()\n    init(b: Int)\n}\n" + fits
        let call = "self.init(x)\n" + body.joined(separator: "\n")
        #expect(Self.lines(SizeRule.violations(in: SourceFile("A/X.swift", long))) == ["1"])
        for text in [fits, requirement, call] {
            #expect(SizeRule.violations(in: SourceFile("A/X.swift", text)).isEmpty)
        }
        let wide = String(repeating: "ż", count: 100)
        #expect(SizeRule.violations(in: SourceFile("A/X.swift", wide)).isEmpty)
        #expect(SizeRule.violations(in: SourceFile("A/X.swift", wide + "ż")).count == 1)
        let lines = String(repeating: "x\n", count: 500)
        #expect(SizeRule.violations(in: SourceFile("A/X.swift", lines)).isEmpty)
        #expect(SizeRule.violations(in: SourceFile("A/X.swift", lines + "x\n")).count == 1)
    }

    @Test
    func remindersAndMissingHeadsAreFound() {
        let file = SourceFile(
            "A/X.swift",
            """
            // What it is.
            // TODO: later
            // TODO #12: later
            let text = "TODO"
            let x = 1 // FIXME
            """)
        #expect(Self.lines(CommentRule.violations(in: file)) == ["2", "5"])
        #expect(CommentRule.violations(in: SourceFile("A/X.swift", "import B")).count == 1)
    }

    @Test
    func untypedErrorsAndHiddenCasesAreFound() {
        let file = SourceFile(
            "CaseSession/ServerSession.swift",
            """
            package func a() throws -> Int { 1 }
            package func b() throws(E) { try c() }
            package init(
                x: Int
            ) throws {
            }
            func d() throws {}
            switch x {
            case .a: 1
            default: 2
            }
            """)
        #expect(Self.lines(BorderRule.untypedThrows(in: file)) == ["1", "3"])
        #expect(Self.lines(BorderRule.defaults(in: file)) == ["10"])
        let elsewhere = SourceFile("CaseMerge/X.swift", "default: 1")
        #expect(BorderRule.defaults(in: elsewhere).isEmpty)
    }
}
