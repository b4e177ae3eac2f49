// The client program: a command each, all of them short. What they do is in `CaseClient`; what they
// say is in `Output`.

import ArgumentParser

/// Works on the cases of a training company, with or without a network.
@main
struct CaseTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teczka",
        abstract: "Work on the cases of a training company, online or offline",
        discussion: """
            A case is named by its number (K/2026/001) or the last part of it (001). A field is \
            named TYPE.FIELD for a form (f2.sent_at) and TYPE:LABEL.FIELD for a record of a list \
            (participant:P07.email); `teczka fields` lists them all.

            Whatever a command records is on this device's disk before the command says so, and \
            is sent when the server can be reached.

            Exit codes: 0 done or saved, 1 refused by a rule or a right, 64 wrong \
            arguments, 65 wrong data, 66 no such case, record or file, 69 server not reachable, \
            73 cannot write, 75 try again, 77 password, certificate or account refused.
            """,
        version: "teczka 0.2 (protocol 2, also 1)",
        groupedSubcommands: [
            CommandGroup(
                name: "Device:",
                subcommands: [Enrol.self, Login.self, Sync.self, Status.self, Clock.self]),
            CommandGroup(
                name: "Reading:",
                subcommands: [
                    List.self, Show.self, Next.self, Why.self, Log.self, Attachment.self,
                    Fields.self, Acts.self, Trainers.self, Report.self,
                ]),
            CommandGroup(
                name: "Documents:",
                subcommands: [
                    Document.self, Documents.self, Template.self, Audit.self, Email.self,
                ]),
            CommandGroup(
                name: "Recording:",
                subcommands: [
                    New.self, Set.self, Add.self, Remove.self, Restore.self, Mark.self, Sheet.self,
                    Attach.self, Do.self, Mail.self,
                ]),
            CommandGroup(
                name: "Settling:",
                subcommands: [
                    Conflicts.self, Resolve.self, Refused.self, Parked.self, Salvage.self,
                ]),
            CommandGroup(
                name: "Personal data:", subcommands: [Person.self, Retention.self]),
        ])
}
