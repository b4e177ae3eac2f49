// A device gets another certificate without the administrator: before the old one expires, or
// because it is a copy of another device and needs an identity of its own (Protocol 4, Renew).

package import CanonicalJSON
package import CaseModel

/// Asks for another certificate of the device that is signed in.
package struct RenewRequest: WireMessage {
    package static let type = "renew"
    /// The certificate request, PEM; its key never leaves the device.
    package let request: String
    /// Is true for a copy that is to become a device of its own.
    package let isFork: Bool

    /// Makes a request.
    package init(request: String, isFork: Bool) {
        self.request = request
        self.isFork = isFork
    }

    package init(_ reader: JSONReader) throws(WireError) {
        request = try reader.text("csr")
        isFork = reader.optional("fork")?.boolValue ?? false
    }

    package var fields: [String: JSONValue] {
        ["csr": .string(request), "fork": isFork ? true : .null]
    }
}

/// Hands over the certificate.
package struct Renewed: WireMessage {
    package static let type = "renewed"
    /// The device it is for.
    package let device: DeviceID
    /// The certificate, PEM.
    package let certificate: String
    /// A token of that device, so that the password need not be typed again.
    package let token: String

    /// Makes an answer.
    package init(device: DeviceID, certificate: String, token: String) {
        self.device = device
        self.certificate = certificate
        self.token = token
    }

    package init(_ reader: JSONReader) throws(WireError) {
        device = DeviceID(try reader.text("dev"))
        certificate = try reader.text("cert")
        token = try reader.text("token")
    }

    package var fields: [String: JSONValue] {
        [
            "dev": .string(device.text), "cert": .string(certificate), "token": .string(token),
        ]
    }
}
