// Why the cache did not do what it was asked. Nothing that was recorded is touched by any of these.

/// A failure of the device's cache.
package enum CacheError: Error, Hashable, Sendable {
    /// The device is not enrolled in this directory.
    case notEnrolled(path: String)
    /// The disk did not take a write; the edit is not saved.
    case disk(String)
    /// Another program kept the cache busy for too long.
    case busy
    /// Writes would not survive a loss of power.
    case notDurable(synchronous: Int)
    /// The server knows another edit under the number of one of these.
    case forked
    /// What is on disk cannot be read.
    case unreadable(String)
    /// There is no such entry.
    case noEntry(number: Int64)
    /// The name is taken by another edit of this device.
    case mutationReuse(String)
}
