useEffect(() => {
  const socket = io('http://localhost:3000', {
    auth: { token: getToken() }
  })
  
  socket.emit('join', user.id)
  
  socket.on('new_notification', (notification) => {
    setNotifications(prev => [notification, ...prev])
    showToast(notification.title)
  })
  
  return () => socket.disconnect()
}, [user.id])
