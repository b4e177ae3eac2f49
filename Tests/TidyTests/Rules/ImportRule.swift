// Which target may import what. The table is exact: nothing is imported because something else
// imports it. An import goes to a lower layer only; pure targets reach no disk, no socket, no
// clock.

/// Compares imports with the table.
enum ImportRule {
    /// The modules of this package and of its dependencies that each target may import.
    static let modules: [String: Set<String>] = [
        "CanonicalJSON": [],
        "CaseModel": ["CanonicalJSON"],
        "CaseMerge": ["CanonicalJSON", "CaseModel"],
        "CaseReport": ["CanonicalJSON", "CaseModel"],
        "CaseDocument": ["CanonicalJSON", "CaseModel", "CaseReport", "Mustache"],
        "CaseWire": ["CanonicalJSON", "CaseModel", "CaseMerge"],
        "CaseSession": ["CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire"],
        "Digest": ["CLibSSL"],
        "TLS": ["CLibSSL"],
        "Transport": ["TLS", "NIOConcurrencyHelpers", "NIOCore", "NIOPosix"],
        "Mail": ["Digest"],
        "FaultPoint": [],
        "BlobFiles": ["Digest", "FaultPoint"],
        "Paper": [],
        "CaseMail": ["CaseDocument", "CaseModel", "Mail", "Paper"],
        "CaseTables": [
            "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "FaultPoint", "GRDB",
            "GRDBSQLite",
        ],
        "CaseStore": [
            "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseTables", "Digest", "GRDB",
        ],
        "CaseCache": [
            "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseTables", "Digest", "GRDB",
        ],
        "CaseServer": [
            "BlobFiles", "CanonicalJSON", "CaseDocument", "CaseMail", "CaseModel", "CaseReport",
            "CaseWire", "CaseSession", "CaseStore", "Digest", "FaultPoint", "Mail", "Paper", "TLS",
            "Transport", "Logging",
        ],
        "CaseClient": [
            "BlobFiles", "CanonicalJSON", "CaseModel", "CaseMerge", "CaseWire", "CaseSession",
            "CaseCache", "Digest", "FaultPoint", "TLS", "Transport",
        ],
        "teczkad": [
            "CanonicalJSON", "CaseModel", "CaseServer", "CaseStore", "Mail", "Transport",
            "ArgumentParser",
        ],
        "teczka": [
            "CanonicalJSON", "CaseModel", "CaseMerge", "CaseReport", "CaseDocument", "CaseWire",
            "CaseCache", "CaseClient", "CaseMail", "Mail", "Paper", "ArgumentParser",
        ],
    ]

    /// The files that may use the system's libraries, and which.
    static let systemModules: [String: Set<String>] = [
        "CaseModel/Field/Normalisation.swift": ["Foundation"],
        "CaseModel/Time/WarsawTime.swift": ["Foundation"],
        "Transport/LocalSocket.swift": ["Glibc", "Synchronization"],
        "Transport/TransportError+System.swift": ["Glibc"],
        "FaultPoint/FaultPoint.swift": ["Glibc", "Synchronization"],
        "BlobFiles/BlobFolder.swift": ["Glibc"],
        "BlobFiles/BlobFolder+Copy.swift": ["Glibc"],
        "BlobFiles/BlobFolder+Sweep.swift": ["Glibc"],
        "BlobFiles/OpenFile.swift": ["Glibc"],
        "Paper/PDFMaker.swift": ["Foundation"],
        "Mail/ChildProgram.swift": ["Dispatch", "Foundation"],
        "Mail/MailDate.swift": ["Glibc"],
        "Mail/MailMessage.swift": ["Foundation"],
        "Mail/SentMessage.swift": ["Foundation"],
        "Mail/MailRelay.swift": ["Dispatch", "Foundation"],
        "Mail/SMTPRelay.swift": ["Foundation"],
        "Mail/Sendmail.swift": ["Foundation"],
        "CaseStore/Store.swift": ["Foundation", "Synchronization"],
        "CaseStore/Recovery/Fence.swift": ["Glibc", "Synchronization"],
        "CaseStore/Recovery/Store+Backup.swift": ["Foundation", "Glibc"],
        "CaseStore/DirectoryLock.swift": ["Glibc"],
        "CaseStore/Commit/Store+Mail.swift": ["Foundation"],
        "CaseStore/Commit/StateCache.swift": ["Synchronization"],
        "CaseCache/Cache.swift": ["Foundation"],
        "CaseServer/Administration.swift": ["Foundation"],
        "CaseServer/Blocking.swift": ["Dispatch"],
        "CaseServer/Committer.swift": ["Dispatch", "Synchronization"],
        "CaseServer/ConnectionRegistry.swift": ["Synchronization"],
        "CaseServer/HeadSignal.swift": ["Synchronization"],
        "CaseServer/LinkCut.swift": ["Synchronization"],
        "CaseServer/Backup.swift": ["Foundation"],
        "CaseServer/MailSetting.swift": ["Foundation"],
        "CaseServer/MailService.swift": ["Foundation"],
        "CaseServer/Server.swift": ["Foundation"],
        "CaseServer/StreamPump.swift": ["Synchronization"],
        "CaseServer/Service.swift": ["Dispatch", "Foundation"],
        "CaseServer/Setup.swift": ["Foundation"],
        "CaseServer/ServerClock.swift": ["Foundation"],
        "CaseServer/ServerDirectory.swift": ["Foundation", "Glibc"],
        "CaseClient/Home.swift": ["Foundation", "Glibc"],
        "CaseClient/SilenceLimit.swift": ["Synchronization"],
        "CaseClient/Workspace.swift": ["Foundation"],
        "teczka/Command/DocumentFile.swift": ["Foundation"],
        "teczka/Command/AuditCommand.swift": ["Foundation"],
        "teczka/Command/AuditFolder.swift": ["Foundation"],
        "teczka/Command/Options.swift": ["Foundation"],
        "teczka/Output/Password.swift": ["Foundation", "Glibc"],
        "teczka/Output/ProgressLine.swift": ["Foundation", "Glibc", "Synchronization"],
        "teczka/Output/Screen.swift": ["Foundation"],
        "teczka/Output/Screen+Keeping.swift": ["Foundation"],
        "teczka/Output/SideBySide.swift": ["Foundation", "Glibc"],
        "teczkad/Daemon.swift": ["Foundation"],
        "teczkad/Post.swift": ["Foundation"],
        "teczkad/Recovery.swift": ["Foundation"],
        "teczkad/Speech.swift": ["Foundation"],
    ]

    /// Returns the imports of a file that the table does not name.
    static func violations(in file: SourceFile) -> [Violation] {
        let allowed = (modules[file.target] ?? []).union(systemModules[file.path] ?? [])
        return imports(file).filter { !allowed.contains($0.module) }.map {
            file.violation($0.line, "\(file.target) may not import \($0.module) here")
        }
    }

    /// Returns what a file imports.
    static func imports(_ file: SourceFile) -> [(line: Int, module: String)] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        return file.text.code.enumerated().compactMap { index, line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let place = words.firstIndex(of: "import"), place <= 1 else { return nil }
            let rest = words[(place + 1)...].drop { kinds.contains($0) }
            return rest.first.map { (index + 1, String($0.prefix { $0 != "." })) }
        }
    }

    /// Returns the dependencies of every target of a manifest, by the names of their modules.
    static func dependencies(manifest: String) -> [String: Set<String>] {
        let products = [
            "grdb": "GRDB", "sqlite": "GRDBSQLite", "nioCore": "NIOCore", "nioPosix": "NIOPosix",
            "nioLocks": "NIOConcurrencyHelpers",
            "arguments": "ArgumentParser", "logging": "Logging",
            "mustache": "Mustache",
        ]
        var targets: [String: Set<String>] = [:]
        let text = SourceText(manifest)
        let code = Array(text.lines.joined(separator: "\n"))
        for start in code.indices {
            let call = code[start...].prefix(8)
            let isCall = call.starts(with: "target(") || call == Array("program(")[...]
            guard isCall, start > 0, code[start - 1] == " " else { continue }
            let arguments = inParentheses(code[start...])
            let quoted = arguments.split(separator: "\"", omittingEmptySubsequences: false)
            let names = stride(from: 1, to: quoted.count, by: 2).map { String(quoted[$0]) }
            let words = arguments.split { !$0.isLetter }.compactMap { products[String($0)] }
            guard let name = names.first, !arguments.contains("_ name") else { continue }
            targets[name] = Set(names.dropFirst()).union(words)
        }
        return targets
    }

    private static func inParentheses(_ code: ArraySlice<Character>) -> String {
        var depth = 0
        var text = ""
        for character in code {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth > 0 { text.append(character) }
            if depth == 0, !text.isEmpty { break }
        }
        return text
    }
}
