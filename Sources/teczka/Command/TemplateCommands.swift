// The templates of documents: the company's own in place of the built-in ones.

import ArgumentParser
import CaseClient
import CaseDocument
import CaseModel

/// The templates of documents.
struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, show and change the templates of documents",
        discussion: """
            A template is HTML with tags in double braces (Mustache). Start from the one that \
            holds: teczka template show n13 > n13.html, change it, teczka template set n13 \
            n13.html. `teczka document CASE KIND --json` prints what a template can say. The \
            company's name, logo and wording are fields of the form `firm` of the case `org`.
            """,
        subcommands: [Templates.self, TemplateShow.self, TemplateSet.self, TemplateReset.self])
}

/// Lists templates.
struct Templates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the templates, and which of them are the company's own"
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            DocumentText(screen).list(TemplateBook(organisation: try workspace.organisation()))
        }
    }
}

/// Shows a template.
struct TemplateShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a template as it holds")

    @Argument(help: "Its name") var name: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let book = TemplateBook(organisation: try workspace.organisation())
            guard let text = book.text(name) else {
                throw DocumentText(screen).report(
                    .unknownName(known: BuiltInTemplates.names), template: name)
            }
            screen.write(text)
        }
    }
}

/// Sets a template.
struct TemplateSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Use a file in place of a built-in template",
        discussion: """
            The file is checked first; a template that cannot be used, names what the document \
            does not know, or is no page changes nothing.
            """)

    @Argument(help: "The template's name") var name: String
    @Argument(help: "The file") var file: String
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            let texts = DocumentText(options.common.screen)
            guard let bytes = DocumentFile.bytes(file) else {
                throw ClientFailure.unreadableFile(file)
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw texts.report(notUTF8: file)
            }
            let organisation = try workspace.organisation()
            do throws(TemplateFault) {
                try TemplateBook(organisation: organisation).check(text, as: name)
            } catch {
                throw texts.report(error, template: name)
            }
            return try workspace.setTemplate(name, text, recording)
        }
    }
}

/// Returns to the built-in template.
struct TemplateReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Return to the built-in template")

    @Argument(help: "The template's name") var name: String
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.set(
                .organisation, [try Assignment("template:\(name).body=")], recording)
        }
    }
}

extension Workspace {
    /// Records the text of a template.
    fileprivate func setTemplate(
        _ name: String, _ text: String, _ recording: RecordingOptions
    ) throws -> RecordedEdit {
        if try organisation().record(RecordKey("template", name)) != nil {
            return try set(
                .organisation, [try Assignment("template:\(name).body=\(text)")], recording)
        }
        return try add(
            .organisation, type: "template",
            [try Assignment("name=\(name)"), try Assignment("body=\(text)")], recording)
    }
}
