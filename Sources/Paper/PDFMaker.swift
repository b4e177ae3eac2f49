// A page of HTML made into a PDF by WeasyPrint, a program of the system (Debian: weasyprint), in a
// process of its own.
//
// Guarantees:
// 1. The page fetches nothing: every address but one that holds its data within itself is refused,
//    so that a template cannot read this machine's files or reach its network.
// 2. It ends: time and memory of the process are bounded.
// 3. The page and the PDF lie in a directory that only this user may enter, and are removed.

internal import Foundation

/// Why there is no PDF.
package enum PDFError: Error, Hashable, Sendable {
    /// The program is not installed.
    case notInstalled
    /// It took longer or more memory than is allowed.
    case tooLarge
    /// It failed; its last words are given.
    case failed(String)
    /// The disk did not take the files between which it works.
    case disk(String)
}

/// Makes PDFs.
package struct PDFMaker: Sendable {
    private let python: String

    /// Uses the system's Python, in which the system's WeasyPrint is installed.
    package init(python: String = "/usr/bin/python3") { self.python = python }

    /// The longest time that one document may take.
    package static let secondsMax = 120
    private static let bytesMax = 2 << 30
    private static let missingCode: Int32 = 42

    // Reads the page from its input and writes the PDF to its output.
    private static let program = """
        import resource, signal, sys
        signal.alarm(\(secondsMax))
        resource.setrlimit(resource.RLIMIT_AS, (\(bytesMax), \(bytesMax)))
        try:
            import weasyprint
        except ImportError:
            sys.exit(\(missingCode))
        def fetch(url, *arguments, **options):
            if not url.startswith('data:'):
                raise ValueError('a document fetches nothing: ' + url[:100])
            return weasyprint.default_url_fetcher(url, *arguments, **options)
        page = sys.stdin.buffer.read().decode('utf-8')
        document = weasyprint.HTML(string=page, base_url='about:blank', url_fetcher=fetch)
        document.write_pdf(sys.stdout.buffer)
        """

    /// Returns the PDF of a page.
    package func pdf(html: String) async throws(PDFError) -> [UInt8] {
        do {
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "teczka-pdf-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await pdf(html, in: folder)
        } catch let error as PDFError {
            throw error
        } catch {
            throw .disk("\(error)")
        }
    }

    private func pdf(_ html: String, in folder: URL) async throws -> [UInt8] {
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw PDFError.notInstalled
        }
        // Files rather than pipes: nobody has to read and write at the same time, and a process
        // that ends early kills no writer.
        let (page, made, words) = (
            folder.appending(path: "page.html"), folder.appending(path: "page.pdf"),
            folder.appending(path: "words")
        )
        try Data(html.utf8).write(to: page)
        for file in [made, words] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-I", "-c", Self.program]
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: page)
        process.standardOutput = try FileHandle(forWritingTo: made)
        process.standardError = try FileHandle(forWritingTo: words)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        let lines = try String(decoding: Data(contentsOf: words), as: UTF8.self)
            .split(separator: "\n")
        if process.terminationReason == .uncaughtSignal { throw PDFError.tooLarge }
        switch process.terminationStatus {
        case 0: return try [UInt8](Data(contentsOf: made))
        case Self.missingCode: throw PDFError.notInstalled
        default:
            let last = lines.last.map(String.init) ?? ""
            throw last.hasPrefix("MemoryError") ? PDFError.tooLarge : PDFError.failed(last)
        }
    }
}
