// The house rules, asked of every file. A failure names the file and the line.

import Testing

@Suite
struct HouseRulesTests {
    private func expectNone(
        _ files: [SourceFile], _ rule: (SourceFile) -> [Violation],
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(files.count > 5, "the files are found", sourceLocation: location)
        let violations = files.flatMap(rule)
        let list = violations.map(\.description).joined(separator: "\n")
        #expect(violations.isEmpty, Comment(rawValue: list), sourceLocation: location)
    }

    @Test
    func importsAreThoseOfTheTable() {
        expectNone(SourceTree.sources, ImportRule.violations)
    }

    @Test
    func theTableIsTheManifest() {
        let manifest = ImportRule.dependencies(manifest: SourceTree.manifest)
        #expect(manifest.count > 10)
        for (target, dependencies) in manifest {
            #expect(ImportRule.modules[target] == dependencies, "\(target)")
        }
        for target in Set(SourceTree.sources.map(\.target)) {
            #expect(ImportRule.modules[target] != nil, "\(target) has no row in the table")
        }
    }

    @Test
    func aDeclaredDependencyIsUsed() {
        for (target, dependencies) in ImportRule.dependencies(manifest: SourceTree.manifest) {
            let files = SourceTree.sources.filter { $0.target == target }
            let used = Set(files.flatMap { ImportRule.imports($0).map(\.module) })
            #expect(dependencies.subtracting(used).isEmpty, "\(target)")
        }
    }

    @Test
    func pureTargetsReachNoSystem() {
        let allowed: Set = [
            "CaseModel/Time/WarsawTime.swift", "CaseModel/Field/Normalisation.swift",
        ]
        let reached = ImportRule.systemModules.keys.filter { path in
            WordRule.pureTargets.contains { path.hasPrefix($0 + "/") }
        }
        #expect(Set(reached) == allowed)
    }

    @Test
    func nothingLeavesThePackage() {
        expectNone(SourceTree.sources + SourceTree.tests, WordRule.access.violations)
    }

    @Test
    func pureTargetsArePure() { expectNone(SourceTree.sources, WordRule.purity.violations) }

    @Test
    func everyTaskHasAnOwner() { expectNone(SourceTree.sources, WordRule.ownership.violations) }

    @Test
    func nothingTraps() { expectNone(SourceTree.sources, WordRule.traps.violations) }

    @Test
    func sqlStaysWithTheTables() { expectNone(SourceTree.sources, SQLRule.violations) }

    @Test
    func declarationsAreDescribed() { expectNone(SourceTree.sources, DocumentationRule.violations) }

    @Test
    func filesFunctionsAndLinesAreSmall() {
        expectNone(SourceTree.sources + SourceTree.tests, SizeRule.violations)
    }

    @Test
    func commentsSayWhatAFileIs() {
        expectNone(SourceTree.sources + SourceTree.tests, CommentRule.violations)
    }

    @Test
    func errorsHaveATypeAtTheBorder() {
        expectNone(SourceTree.sources, BorderRule.untypedThrows)
    }

    @Test
    func machinesAndRightsNameEveryCase() {
        expectNone(SourceTree.sources, BorderRule.defaults)
    }
}
