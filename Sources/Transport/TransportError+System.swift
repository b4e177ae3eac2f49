// Turns what sockets and name resolution report into a TransportError.

internal import Glibc
internal import NIOCore
internal import NIOPosix

extension TransportError {
    /// Explains a failed attempt to connect to or to listen at the endpoint.
    init(_ error: any Error, at endpoint: Endpoint) {
        switch error {
        case let error as TransportError:
            self = error
        case let error as NIOConnectionError:
            self = Self.explain(error, endpoint)
        case let error as IOError:
            self = Self.explain(error, endpoint)
        case is SocketAddressError:
            self = .nameNotFound(endpoint.host)
        case ChannelError.connectTimeout:
            self = .timeout(endpoint)
        case is ChannelError:
            self = .closed
        default:
            self = .system(String(describing: error))
        }
    }

    private static func explain(_ error: NIOConnectionError, _ endpoint: Endpoint) -> Self {
        let attempts = error.connectionErrors.map { TransportError($0.error, at: endpoint) }
        if attempts.contains(.refused(endpoint)) { return .refused(endpoint) }
        return attempts.first ?? .nameNotFound(endpoint.host)
    }

    private static func explain(_ error: IOError, _ endpoint: Endpoint) -> Self {
        switch error.errnoCode {
        case ECONNREFUSED: .refused(endpoint)
        case ETIMEDOUT: .timeout(endpoint)
        case EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EACCES, EPERM: .unreachable(endpoint)
        case EADDRINUSE: .addressInUse(endpoint)
        default: .system(String(describing: error))
        }
    }
}
