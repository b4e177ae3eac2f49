// Commands that record an edit on this device, then try to deliver it.

import ArgumentParser
import CaseClient
import CaseDocument
import CaseModel

/// Begins a case.
struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Begin a case",
        discussion: "Example: teczka new title=\"Praca w terenie\" kind=closed")

    @Argument(help: "Fields of the case, FIELD=VALUE") var fields: [String]
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.newCase(try fields.assignments(), recording)
        }
    }
}

/// Edits fields.
struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Edit fields of a case",
        discussion: """
            PATH=VALUE gives a field a value, an empty value empties it; PATH+=X and PATH-=X add \
            to a set and take from it; f4r.*=ok answers every open item of a checklist. \
            The case `org` holds trainer cards.
            Example: teczka set 001 f2.sent_at="2026-01-14 09:00" f2.sent_via=email
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "Assignments, PATH=VALUE") var assignments: [String]
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.set(
                try workspace.find(caseNumber), try assignments.assignments(), recording)
        }
    }
}

/// Adds a record.
struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add a record to a list or log of a case",
        discussion: """
            Example: teczka add 001 participant no=P01 first_name=Żaneta last_name=Łoś
            Example: teczka add 001 monitoring session=S1 kind=observation text="praca w parach"
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The type of the record") var type: String
    @Argument(help: "Its fields, FIELD=VALUE") var fields: [String] = []
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.add(
                try workspace.find(caseNumber), type: type, try fields.assignments(), recording)
        }
    }
}

/// Removes a record.
struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove a record from a list of a case")

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The record, TYPE:LABEL") var record: String
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            try workspace.remove(try workspace.find(caseNumber), record, recording)
        }
    }
}

/// Marks attendance.
struct Mark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record who was there in a session",
        discussion: """
            Example: teczka mark 001 S1 present all
            Example: teczka mark 001 S2 absent P07
            Example: teczka mark 001 S2 late P03 --minutes 150
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The session") var session: String
    @Argument(help: "present, absent, excused, late or left_early") var status: String
    @Argument(help: "Participants: P01 P02, a range P01-P12, or all") var people: [String]
    @Option(name: .long, help: "Minutes attended, for late and left_early") var minutes: Int64?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        // Somebody who was there for a part of the time would count as there for all of it.
        if ["late", "left_early"].contains(status), minutes == nil {
            throw options.common.screen.report(ClientFailure.missingArgument("--minutes"))
        }
        try await options.recordAll { workspace, recording in
            try workspace.mark(
                try workspace.find(caseNumber), session: session, status: status, people: people,
                minutes: minutes, recording)
        }
    }
}

/// Performs an act.
struct Do: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Perform an act of the procedure: send, finalise, sign, issue, close …",
        discussion: """
            `teczka acts` lists the acts with their arguments; `teczka why CASE ACT` says what is \
            missing for one.
            Where the server sends e-mails, an act with via=email and without at= has it send one; \
            its fate: teczka mail. With at= or message_id= you say that you sent it yourself.
            Example: teczka do 001 offer.send to=szkola@example.pl via=email \
            elements=outcomes,requirements,time,programme,staff
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The act") var act: String
    @Argument(help: "Arguments, NAME=VALUE") var arguments: [String] = []
    @Option(name: .long, help: "The record it is about, TYPE:LABEL, when there are several")
    var on: String?
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            let scope = try workspace.find(caseNumber)
            let given = try arguments.assignments()
            try checkLetter(workspace, scope, given)
            let edit = try workspace.act(scope, act, subject: on, given, recording)
            if try workspace.leavesSending(to: act, given, scope) {
                options.common.screen.noteOwnSending(act)
            }
            return edit
        }
    }

    /// What the server is to send goes out without anybody looking at it again, so whoever orders
    /// it hears now when its document cannot be made.
    private func checkLetter(
        _ workspace: Workspace, _ scope: ScopeID, _ given: [Assignment]
    ) throws {
        guard let draft = try workspace.ordered(scope, act, subject: on, given) else { return }
        do throws(DocumentError) {
            _ = try Letter(draft.mail, draft.facts)
        } catch {
            throw DocumentText(options.common.screen).report(error, try workspace.view(scope))
        }
    }
}

/// Settles a conflict.
struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Settle a conflict by picking a value or typing one",
        discussion: """
            Example: teczka resolve 003 f4t.meeting --pick 1
            Example: teczka resolve 003 f4t.carer_ratio --pick 2 --value "mitigation=dojechała"
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The field, as `teczka conflicts` names it") var path: String
    @Option(name: .long, help: "The value to keep: its number, its author's login, or `shown`")
    var pick: String?
    @Option(name: .long, help: "A value of your own, or the parts that differ, PART=VALUE; …")
    var value: String?
    @Option(name: .long, help: "Why; a manager has to say it") var reason: String?
    @Flag(name: .long, help: "Take back your own value instead") var withdraw = false
    @OptionGroup var options: RecordOptions

    func run() async throws {
        try await options.record { workspace, recording in
            if withdraw {
                return try workspace.withdraw(
                    try workspace.find(caseNumber), path: path, recording)
            }
            return try workspace.resolve(
                try workspace.find(caseNumber), path: path, pick: pick, typed: value,
                reason: reason, recording)
        }
    }
}
