// The first page of an audit pack: the auditor's questions and the requirements of the procedure,
// each with its evidence.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var index: [String: JSONValue] {
        let verdicts = ClauseVerdicts(facts, values, said)
        return [
            "questions": .array(AuditQuestion.all.enumerated().map { question($1, $0 + 1) }),
            "stages": .array((0...13).map { stage($0, verdicts) }),
            "files": .array(files.filter { $0.kind == nil }.map(link)),
            "has_files": .bool(files.contains { $0.kind == nil }),
        ]
    }

    private func question(_ question: AuditQuestion, _ number: Int) -> JSONValue {
        let papers = files.filter { file in
            file.kind.map(question.documents.contains)
                ?? topics(of: file).contains(where: question.documents.contains)
        }
        let pages = question.pages.map {
            ["label": .string($0.title), "place": .string($0.place)] as JSONValue
        }
        let evidence = answers(to: question)
        return [
            "no": .integer(Int64(number)), "text": .string(question.text),
            "evidence": .array(Self.some(evidence, question.shownMax)),
            "more": Self.more(evidence, question.shownMax),
            "papers": .array(papers.map(link) + pages),
            "none": .bool(evidence.isEmpty && papers.isEmpty && pages.isEmpty),
        ]
    }

    private func link(_ file: AuditFile) -> JSONValue {
        let sent = file.sentAt.map { ", wysłano " + ValueText.moment($0) } ?? ""
        let about = file.record.flatMap { facts.state.record($0) }?.text("about")
        let said = about.map { " – " + Self.short($0) } ?? ""
        return [
            "label": .string(file.title + said + sent), "place": .string(Self.encoded(file.path)),
        ]
    }

    private func stage(_ stage: Int, _ verdicts: ClauseVerdicts) -> JSONValue {
        let name = stage == 0 ? "Cały proces" : "Etap \(stage)"
        return [
            "name": .string(name),
            "clauses": .array(ClauseCatalogue.ofStage(stage).map { clause($0, verdicts) }),
        ]
    }

    private func clause(_ clause: ProcedureClause, _ verdicts: ClauseVerdicts) -> JSONValue {
        let conditions = clause.conditions.flatMap(self.evidence)
        let proofs =
            clause.evidence.filter { $0 != "mail" && !clause.conditions.contains($0) }
            .flatMap { self.evidence($0, for: clause) }
            + (clause.evidence.contains("mail") ? mails(of: clause.stage) : [])
        let evidence = proofs + conditions
        let verdict = verdicts.verdict(
            on: clause, hasEvidence: proofs.contains(where: \.isProof),
            hasOther: !proofs.isEmpty)
        return [
            "id": .string(clause.id), "text": .string(clause.sentence.polish),
            "modality": .string(clause.modality.label.polish), "state": .string(verdict.state),
            "remark": verdict.remark.map { .string($0) } ?? .null,
            "evidence": .array(Self.some(evidence, Self.shownMax)),
            "more": Self.more(evidence, Self.shownMax), "none": .bool(evidence.isEmpty),
        ]
    }

    /// The e-mails by which something of a stage went out.
    private func mails(of stage: Int) -> [AuditEvidence] {
        facts.all("mail").filter { mail in
            mail.text("record").flatMap { RecordKey(text: $0) }
                .flatMap { FormCatalogue.type($0.type) }?.stage == stage
                && mail.text("state") == "sent"
        }.map { mail in
            let moment = mail.instant("sent_at").map { ValueText.moment($0) } ?? ""
            return AuditEvidence(
                label: "E-mail · \(moment)", place: "zapisy.html#" + Self.anchor(mail.key),
                group: "wszystkie-mail")
        }
    }

    /// A path as a link has it.
    private static func encoded(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    private static let shownMax = 8

    private static func some(_ evidence: [AuditEvidence], _ most: Int) -> [JSONValue] {
        evidence.prefix(most).map(\.json)
    }

    /// How many pieces are not shown, and where they stand.
    private static func more(_ evidence: [AuditEvidence], _ most: Int) -> JSONValue {
        guard evidence.count > most else { return .null }
        return [
            "count": .integer(Int64(evidence.count - most)),
            "place": .string("zapisy.html#" + evidence[most].group),
        ]
    }
}
