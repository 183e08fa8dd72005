import { io } from 'socket.io-client'

const socket = io('http://localhost:3000', {
  auth: { token: 'your-jwt-token' }
})

// Join user room
socket.emit('join', userId)

// Listen for notifications
socket.on('new_notification', (notification) => {
  // Update UI
})

// Listen for messages
socket.on('new_message', (message) => {
  // Update chat
})

// Listen for comments
socket.on('new_comment', (comment) => {
  // Update post comments
})
