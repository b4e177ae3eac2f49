// What lower layers report, in the words of this target. Each mapping stands here once.

internal import BlobFiles
internal import CanonicalJSON
internal import CaseWire
internal import TLS
internal import Transport

extension ClientFailure {
    init(_ error: TransportError) {
        switch error {
        case .refused(let peer), .unreachable(let peer), .timeout(let peer),
            .addressInUse(let peer):
            self = .unreachable("\(peer)")
        case .nameNotFound(let name): self = .nameNotFound(name)
        case .tls(let error): self = ClientFailure(error)
        case .truncated, .closed, .cancelled: self = .brokenConnection
        case .limit: self = .serverUnavailable
        case .system(let text): self = .unreachable(text)
        }
    }

    private init(_ error: TLSError) {
        switch error {
        case .certificateExpired: self = .serverCertificate(.expired)
        case .certificateNotYetValid: self = .serverCertificate(.notYetValid)
        case .certificateForeign: self = .serverCertificate(.foreign)
        case .nameMismatch: self = .serverCertificate(.wrongName)
        case .certificatePurpose, .certificateInvalid: self = .serverCertificate(.other)
        case .pinMismatch: self = .wrongPin
        case .peerAlert(let alert): self = ClientFailure(alert)
        case .protocolMismatch, .notTLS: self = .notTeczka("\(error)")
        case .truncated, .flooded: self = .brokenConnection
        case .keyMismatch, .malformed, .internal: self = .deviceCertificate(.other)
        }
    }

    private init(_ alert: PeerAlert) {
        switch alert {
        case .certificateExpired: self = .deviceCertificate(.expired)
        case .unknownAuthority: self = .deviceCertificate(.foreign)
        case .badCertificate, .unsupportedCertificate, .certificateRequired:
            self = .deviceCertificate(.other)
        case .other(let name):
            self = name.contains("protocol") ? .notTeczka(name) : .brokenConnection
        }
    }

    init(_ error: WireError) {
        switch error.code {
        case .malformed, .lineTooLong, .unknownMessage: self = .brokenConnection
        case .version: self = .versionMismatch
        case .authentication: self = .authentication
        case .disabled: self = .disabled
        case .enrolment: self = .enrolmentCode
        case .password:
            self = .weakPassword(min: Int(clamping: error.detail["min"]?.integerValue ?? 12))
        case .gap, .unavailable: self = .serverUnavailable
        case .forked: self = .forked
        case .notFound: self = .noReport
        case .blobHash: self = .serverUnavailable
        case .blobSize: self = .attachmentSize(max: BlobLimits.blobBytesMax)
        }
    }

    init(_ error: BlobError) {
        switch error {
        case .missing, .mismatch: self = .noAttachment
        case .size: self = .attachmentSize(max: BlobLimits.blobBytesMax)
        case .path(let path): self = .unreadableFile(path)
        case .disk(let text): self = .disk(text)
        }
    }
}
