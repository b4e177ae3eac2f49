// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioLocks = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

// Files that are compiled into their target, so that a program needs nothing beside it.
let templates: [Resource] = [.embedInCode("Templates")]

func target(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "Teczka",
    products: [
        .executable(name: "teczkad", targets: ["teczkad"]),
        .executable(name: "teczka", targets: ["teczka"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(
            url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        // What a case is and how it changes: no sockets, no disk, no clock.
        target("CanonicalJSON"),
        target("CaseModel", ["CanonicalJSON"]),
        target("CaseMerge", ["CanonicalJSON", "CaseModel"]),
        target("CaseReport", ["CanonicalJSON", "CaseModel"]),
        target(
            "CaseDocument", ["CanonicalJSON", "CaseModel", "CaseReport", mustache],
            resources: templates),
        target("CaseWire", ["CanonicalJSON", "CaseModel", "CaseMerge"]),
        target("CaseSession", ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire"]),

        // Bytes: cryptography, TLS, sockets. They know no cases.
        .systemLibrary(name: "CLibSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        target("Digest", ["CLibSSL"]),
        target("TLS", ["CLibSSL"]),
        target("Transport", ["TLS", nioCore, nioPosix, nioLocks]),
        target("Mail", ["Digest"]),

        // Disk. `FaultPoint` lets tests break it; it does nothing in a release build.
        target("FaultPoint"),
        target("BlobFiles", ["Digest", "FaultPoint"]),

        // A page of HTML made into a PDF by a program of the system. It knows no cases.
        target("Paper"),
        // A letter of a case as the bytes of an e-mail, with its document.
        target("CaseMail", ["CaseDocument", "CaseModel", "Mail", "Paper"]),
        target(
            "CaseTables",
            [
                "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "FaultPoint", grdb, sqlite,
            ]),
        target(
            "CaseStore",
            ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseTables", "Digest", grdb]),
        target(
            "CaseCache",
            ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseTables", "Digest", grdb]),

        // The two halves, and the two programs.
        target(
            "CaseServer",
            [
                "BlobFiles", "CanonicalJSON", "CaseDocument", "CaseMail", "CaseModel", "CaseReport",
                "CaseWire", "CaseSession", "CaseStore", "Digest", "FaultPoint", "Mail", "Paper",
                "TLS", "Transport", logging,
            ]),
        target(
            "CaseClient",
            [
                "BlobFiles", "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseSession",
                "CaseCache", "Digest", "FaultPoint", "TLS", "Transport",
            ]),
        program(
            "teczkad",
            [
                "CanonicalJSON", "CaseModel", "CaseServer", "CaseStore", "Mail", "Transport",
                arguments,
            ]),
        program(
            "teczka",
            [
                "CanonicalJSON", "CaseModel", "CaseMerge", "CaseReport", "CaseDocument", "CaseWire",
                "CaseCache", "CaseClient", "CaseMail", "Mail", "Paper", arguments,
            ]),

        // Tests mirror the sources; `SystemTests` run the built programs.
        .target(name: "Dice", path: "Tests/Dice", swiftSettings: settings),
        test("CanonicalJSONTests", ["CanonicalJSON", "Dice"]),
        test("CaseModelTests", ["CanonicalJSON", "CaseModel"]),
        test("CaseMergeTests", ["CanonicalJSON", "CaseModel", "CaseMerge", "Dice"]),
        test(
            "CaseSessionTests",
            ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseSession"]),
        test(
            "CaseStoreTests",
            [
                "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseTables", "CaseStore",
                "Digest", "Dice", grdb,
            ]),
        test(
            "CaseCacheTests",
            ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseCache", "Dice", grdb]),
        test("TidyTests", []),
        test("CaseReportTests", ["CanonicalJSON", "CaseModel", "CaseReport"]),
        test(
            "CaseDocumentTests", ["CanonicalJSON", "CaseModel", "CaseReport", "CaseDocument"]),
        test("PaperTests", ["Paper"]),
        test("DigestTests", ["Digest"]),
        .testTarget(
            name: "MailTests", dependencies: ["Mail", "Dice"], exclude: ["Peers"],
            swiftSettings: settings),
        test("BlobFilesTests", ["BlobFiles", "Digest", "Dice"]),
        .target(
            name: "TLSFixture", dependencies: ["TLS"], path: "Tests/TLSFixture",
            swiftSettings: settings),
        test("TLSTests", ["CLibSSL", "TLS", "TLSFixture"]),
        test("TransportTests", ["TLS", "TLSFixture", "Transport", nioCore, nioPosix]),
        test(
            "VectorTests",
            ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseSession"]),
        test("SystemTests", ["teczka", "teczkad", "Dice", "TLS", grdb]),

        // The whole product in one process, with a disk, links and clocks that can be made to fail.
        .target(
            name: "CaseSimulation",
            dependencies: [
                "BlobFiles", "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseSession",
                "CaseStore", "CaseCache", "CaseServer", "CaseClient", "Dice", "Digest", sqlite,
            ],
            path: "Tests/CaseSimulation", swiftSettings: settings),
        .executableTarget(
            name: "simulate", dependencies: ["CaseSimulation"], path: "Tests/simulate",
            swiftSettings: settings),
        test("SimulationTests", ["CaseSimulation", "Dice", grdb, sqlite]),
    ]
)
