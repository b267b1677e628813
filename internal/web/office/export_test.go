package office

// DeviceOf is deviceOf for tests.
var DeviceOf = deviceOf
