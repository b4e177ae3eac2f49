// Stub until the real one comes.
package struct MailAddress: Sendable { package let address: String; package let name: String?
  package init(address: String, name: String?) { self.address = address; self.name = name } }
package struct MailAttachment: Sendable { package let name: String; package let type: String; package let bytes: [UInt8]
  package init(name: String, type: String, bytes: [UInt8]) { self.name = name; self.type = type; self.bytes = bytes } }
package struct MailMessage: Sendable { 
  package init(messageID: String, date: Int64, from: MailAddress, to: [MailAddress], subject: String, text: String, attachments: [MailAttachment], inReplyTo: String?) {}
  package func bytes() -> [UInt8] { [] } }
package struct SMTPRelay: Sendable { package let url: String; package let user: String?; package let passwordFile: String?; package let requireTLS: Bool; package let caFile: String?
 package init(url: String, user: String?, passwordFile: String?, requireTLS: Bool, caFile: String?) { self.url = url; self.user = user; self.passwordFile = passwordFile; self.requireTLS = requireTLS; self.caFile = caFile } }
package enum MailRelay: Sendable { case smtp(SMTPRelay), program(path: String) }
package enum Delivery: Sendable { case taken, notTaken(String), refused(String), doubtful(String) }
extension MailRelay { package func deliver(_ message: [UInt8], from: String, to: [String], timeoutSeconds: Int) async -> Delivery { .taken } }
