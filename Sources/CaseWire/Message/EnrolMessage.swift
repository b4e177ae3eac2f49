// A device is enrolled once (Protocol 4, Enrol): its key never leaves it.

package import CanonicalJSON

/// Asks for the certificate of a new device.
package struct EnrolRequest: WireMessage {
    package static let type = "enrol"
    /// The single-use code from the administrator.
    package let code: String
    /// The certificate request, PEM.
    package let request: String
    /// The device's name for people.
    package let device: String
    /// The account's password; sets it when the account has none yet.
    package let password: String

    /// Makes a request.
    package init(code: String, request: String, device: String, password: String) {
        self.code = code
        self.request = request
        self.device = device
        self.password = password
    }

    package init(_ reader: JSONReader) throws(WireError) {
        code = try reader.text("code")
        request = try reader.text("csr")
        device = try reader.text("device")
        password = try reader.text("password")
    }

    package var fields: [String: JSONValue] {
        [
            "code": .string(code), "csr": .string(request), "device": .string(device),
            "password": .string(password),
        ]
    }
}

/// Hands a new device its certificate.
package struct Enrolled: WireMessage {
    package static let type = "enrolled"
    /// The account.
    package let user: String
    /// The device's name for ever.
    package let device: String
    /// The certificate, PEM.
    package let certificate: String
    /// A token, so that the new password need not be typed again at once.
    package let token: String

    /// Makes an answer.
    package init(user: String, device: String, certificate: String, token: String) {
        self.user = user
        self.device = device
        self.certificate = certificate
        self.token = token
    }

    package init(_ reader: JSONReader) throws(WireError) {
        user = try reader.text("user")
        device = try reader.text("device")
        certificate = try reader.text("cert")
        token = try reader.text("token")
    }

    package var fields: [String: JSONValue] {
        [
            "user": .string(user), "device": .string(device), "cert": .string(certificate),
            "token": .string(token),
        ]
    }
}
